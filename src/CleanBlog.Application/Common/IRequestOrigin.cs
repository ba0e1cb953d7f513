namespace CleanBlog.Application.Common;

/// <summary>Where the request comes from for which the use case runs. A command on the machine comes from nowhere.</summary>
public interface IRequestOrigin
{
    /// <summary>The IP address of whoever sent it.</summary>
    string? Address { get; }

    /// <summary>What names it in the log of the server: 32 hexadecimal digits.</summary>
    string? TraceId { get; }
}
