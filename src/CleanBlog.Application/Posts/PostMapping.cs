using CleanBlog.Domain.Posts;
using Mapster;

namespace CleanBlog.Application.Posts;

internal sealed class PostMapping : IRegister
{
    public void Register(TypeAdapterConfig config) =>
        config.NewConfig<Post, PostDetails>()
            .Ignore(details => details.Author!)
            .Map(details => details.Id, post => post.Id.Value)
            .Map(details => details.AuthorId, post => post.AuthorId.Value);
}
