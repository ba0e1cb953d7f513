namespace CleanBlog.Application.Common;

/// <summary>Marks a use case: a sealed class named by its verb phrase, with one method <c>ExecuteAsync</c>.</summary>
public interface IUseCase;
