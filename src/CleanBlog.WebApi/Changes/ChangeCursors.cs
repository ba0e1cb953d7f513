using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Changes;

/// <summary>Positions of the change feed as cursors: for these kinds, and for this caller in its role.</summary>
public sealed class ChangeCursors(ICursors cursors, ICurrentUser currentUser)
{
    public string Seal(long position, IReadOnlySet<ChangeKind> kinds) =>
        cursors.Seal(new(new([position]), Backward: false) { IsLasting = true }, PurposeOf(kinds));

    public Result<long> Open(string text, IReadOnlySet<ChangeKind> kinds)
    {
        if (!cursors.Open(text, PurposeOf(kinds)).TryGet(out var cursor, out _))
            return ChangeErrors.NotForThis;

        return (long)cursor.From.Keys[0];
    }

    private string PurposeOf(IReadOnlySet<ChangeKind> kinds) =>
        $"{ChangeEndpoints.Path}?{string.Join('&', kinds.Order())}\n{currentUser.Caller?.Id.Value} {currentUser.Caller?.Role}";
}
