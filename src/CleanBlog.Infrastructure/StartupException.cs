namespace CleanBlog.Infrastructure;

/// <summary>A reason not to start that an operator can mend; the message names the configuration key and what to do, and holds no secret.</summary>
public sealed class StartupException(string message, Exception? innerException = null) : Exception(message, innerException);
