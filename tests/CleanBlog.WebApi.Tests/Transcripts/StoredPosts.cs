using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>Published posts of one instant under ids of our choice, which no request can choose.</summary>
internal sealed record StoredPosts(string Title, string Author, IReadOnlyList<string> Ids) : Step(Title)
{
    public override async Task PlayAsync(Stage stage)
    {
        var author = UserId.From(Guid.Parse(stage.Recall(Author)));
        stage.WriteHeading(Title);

        foreach (var id in Ids)
        {
            stage.Aliases.Name(id, id);
            stage.Write('#', id);
        }

        await stage.InDatabaseAsync(context =>
        {
            context.AddRange(Ids.Select(id => Post.Import(PostId.From(Guid.Parse(id)), author, "Tied", "Stored.", stage.Now).Expect()));
            return context.SaveChangesAsync();
        });
    }
}
