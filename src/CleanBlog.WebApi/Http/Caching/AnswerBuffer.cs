namespace CleanBlog.WebApi.Http.Caching;

/// <summary>Holds a body back up to a limit; one that is longer goes to its destination, unheld.</summary>
internal sealed class AnswerBuffer(Stream destination, int limit) : Stream
{
    private readonly MemoryStream held = new();

    /// <summary>Whether the destination has got, and gets, the body.</summary>
    public bool HasOverflowed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public byte[] ToArray() => held.ToArray();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!HasOverflowed && held.Length + buffer.Length <= limit)
        {
            await held.WriteAsync(buffer, cancellationToken);
            return;
        }

        if (!HasOverflowed)
        {
            HasOverflowed = true;
            await destination.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
        }

        await destination.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        HasOverflowed ? destination.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            held.Dispose();

        base.Dispose(disposing);
    }
}
