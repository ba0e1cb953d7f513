using System.Text;

namespace CleanBlog.WebApi.Tests.Logging;

/// <summary>Remembers what was written at once. A write goes on while the gate is open; the first ones can be made to fail.</summary>
internal sealed class GatedStream : MemoryStream
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim gate = new(initialState: true);
    private readonly SemaphoreSlim begun = new(0);
    private readonly List<string> writes = [];

    public int FailingWrites { get; set; }

    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (writes)
                return [.. writes];
        }
    }

    public void Shut() => gate.Reset();

    public void Open() => gate.Set();

    /// <summary>Until another write has begun.</summary>
    public async Task BeginAsync() => Assert.That(await begun.WaitAsync(Patience), Is.True, "Nothing is written.");

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        begun.Release();
        gate.Wait();

        if (FailingWrites-- > 0)
            throw new IOException("No space left.");

        lock (writes)
            writes.Add(Encoding.UTF8.GetString(buffer));
    }

    protected override void Dispose(bool disposing)
    {
        gate.Dispose();
        begun.Dispose();
        base.Dispose(disposing);
    }
}
