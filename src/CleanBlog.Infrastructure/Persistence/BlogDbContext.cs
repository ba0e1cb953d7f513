using CleanBlog.Application.Audit;
using CleanBlog.Application.Changes;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>The one model of all databases.</summary>
public sealed class BlogDbContext(DbContextOptions<BlogDbContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<UserId>().HaveConversion<EntityIdConverter<UserId>>();
        configurationBuilder.Properties<PostId>().HaveConversion<EntityIdConverter<PostId>>();
        configurationBuilder.Properties<SessionId>().HaveConversion<EntityIdConverter<SessionId>>();
        configurationBuilder.Properties<AuditEventId>().HaveConversion<EntityIdConverter<AuditEventId>>();
        configurationBuilder.Properties<InvitationId>().HaveConversion<EntityIdConverter<InvitationId>>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<ChangeKind>().HaveConversion<LowerCaseEnumConverter<ChangeKind>>().HaveMaxLength(20);
        configurationBuilder.Properties<AuditSubjectKind>().HaveConversion<LowerCaseEnumConverter<AuditSubjectKind>>().HaveMaxLength(20);
        configurationBuilder.Properties<UserRole>().HaveConversion<LowerCaseEnumConverter<UserRole>>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BlogDbContext).Assembly);
}
