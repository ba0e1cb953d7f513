using System.Diagnostics.CodeAnalysis;

namespace CleanBlog.Domain.Common;

/// <summary>Success, or the <see cref="Error"/> that says why not.</summary>
public sealed record Result(Error? Error)
{
    public static Result Success { get; } = new((Error?)null);

    public static implicit operator Result(Error error) => new(error);

    /// <summary>For a value of an interface, which C# converts to nothing by itself.</summary>
    public static Result<T> Of<T>(T value) => value;
}

/// <summary>A value, or the <see cref="Error"/> that says why there is none.</summary>
public sealed record Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    public Error? Error { get; }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);

    /// <summary>Exactly one of the two is not null: <paramref name="value"/> when it answers true.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Error? error)
    {
        (value, error) = (this.value, Error);
        return error is null;
    }
}
