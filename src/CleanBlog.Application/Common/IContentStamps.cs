using System.Runtime.InteropServices;

namespace CleanBlog.Application.Common;

/// <summary>Which state of the content there is now, so that whoever keeps an answer can tell whether it still holds.</summary>
public interface IContentStamps
{
    /// <summary>The tag's stamp; null while something is written to it, and where nobody can tell: then nothing that was kept may be used.</summary>
    /// <param name="tag">One of <see cref="ContentTags"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<ContentStamp?> ReadAsync(string tag, CancellationToken cancellationToken);
}

/// <summary>A state of what a <see cref="ContentTags">tag</see> names.</summary>
/// <param name="Generation">Another one with every write; otherwise without meaning.</param>
/// <param name="Position">Where in the database's log of writes the last one ended; 0 where nobody needs to know.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ContentStamp(long Generation, long Position);
