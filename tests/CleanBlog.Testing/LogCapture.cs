using Microsoft.Extensions.Logging;

namespace CleanBlog.Testing;

/// <summary>Keeps what is logged, so that a test can look for what must and must not be in it.</summary>
public sealed class LogCapture : ILoggerProvider
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
        // Nothing is held open.
    }

    private void Keep(string line)
    {
        lock (gate)
            lines.Add(line);
    }

    private sealed class Logger(LogCapture capture) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            capture.Keep($"{logLevel} {formatter(state, exception)} {exception}");
    }
}
