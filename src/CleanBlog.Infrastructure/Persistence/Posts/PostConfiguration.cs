using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence.Posts;

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts");
        builder.Property(post => post.Id).ValueGeneratedNever();
        builder.Property(post => post.Title).HasMaxLength(Post.MaxTitleLength);
        builder.Property(post => post.CreatedAt);
        builder.Property(post => post.Version).IsConcurrencyToken();
        builder.HasOne<User>().WithMany().HasForeignKey(post => post.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(post => post.Title);
        builder.HasIndex(post => new { post.Published, post.CreatedAt, post.Id });
        builder.HasIndex(post => new { post.AuthorId, post.Published, post.CreatedAt, post.Id });
    }
}
