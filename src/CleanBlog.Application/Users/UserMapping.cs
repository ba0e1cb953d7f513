using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

internal sealed class UserMapping : IRegister
{
    public void Register(TypeAdapterConfig config) =>
        config.NewConfig<User, UserDetails>()
            .Map(details => details.Id, user => user.Id.Value)
            .Map(details => details.Email, user => user.Email.Value);
}
