using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Users;

internal sealed class UserRepository(BlogDbContext context) : IUserRepository
{
    public Task<User?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.Id == id && user.DeletedAt == null, cancellationToken);

    public Task<User?> FindDeletedAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.Id == id && user.DeletedAt != null, cancellationToken);

    public Task<User?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken) =>
        context.Users.FirstOrDefaultAsync(user => user.Email == email, cancellationToken);

    public async Task<IReadOnlyList<User>> ListByEmailAsync(IReadOnlyCollection<EmailAddress> emails, CancellationToken cancellationToken) =>
        await context.Users.Where(user => emails.Contains(user.Email)).ToListAsync(cancellationToken);

    public Task<User?> FindOtherActiveAdministratorAsync(UserId id, CancellationToken cancellationToken) =>
        context.Users
            .Where(user => user.Role == UserRole.Admin && user.IsActive && user.Id != id)
            .OrderBy(user => user.CreatedAt)
            .ThenBy(user => user.Id)
            .FirstOrDefaultAsync(cancellationToken);

    public void Add(User user) => context.Users.Add(user);
}
