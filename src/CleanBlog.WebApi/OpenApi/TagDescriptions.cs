using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>Says what each group of operations is about, in the order of the docs page.</summary>
internal sealed class TagDescriptions : IDocumentFilter
{
    public void Apply(Microsoft.OpenApi.OpenApiDocument swaggerDoc, DocumentFilterContext context) => swaggerDoc.Tags = new HashSet<OpenApiTag>
    {
        new() { Name = "Authentication", Description = "Opening accounts, signing in and out." },
        new() { Name = "Sessions", Description = "Where users are signed in." },
        new() { Name = "Users", Description = "Who writes here, and who may do what." },
        new() { Name = "Invitations", Description = "Who may open an account, where not everybody may." },
        new() { Name = "Posts", Description = "Drafts and published texts." },
        new() { Name = "Changes", Description = "What was created, changed or deleted, in the order of commits." },
        new() { Name = "Audit log", Description = "What happened to the security of accounts." },
        new() { Name = "Health", Description = "Whether the server runs and can serve." },
    };
}
