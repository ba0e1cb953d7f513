using System.Text.Json;
using System.Text.Json.Nodes;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Invitations;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Changes;
using CleanBlog.WebApi.Health;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Invitations;
using CleanBlog.WebApi.Posts;
using CleanBlog.WebApi.Security;
using CleanBlog.WebApi.Users;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace CleanBlog.WebApi.OpenApi;

/// <summary>One example of each body, written by the serializer that writes the real ones.</summary>
internal sealed class Examples(IOptions<JsonOptions> json) : ISchemaFilter
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly UserDetails Ada = new(
        "ada@example.com", "Ada", "Lovelace", Guid.Parse("019b7f0c-3a00-7c4d-8e5f-6a7b8c9d0e1f"), UserRole.User, Noon, Noon, IsActive: true, Version: 1);

    private static readonly PostDetails Notes = new(
        "Notes on the Analytical Engine", "It weaves *algebraic patterns*.", Published: true, Guid.Parse("019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a"), Ada.Id, Noon, Noon, Version: 1);

    private static readonly AuditEventDetails WrongPassword = new(
        Guid.Parse("019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c"), Noon, SecurityEvent.LoginFailed.Name, ActorId: null, "user", Ada.Id, "192.0.2.7", "0af7651916cd43dd8448eb211c80319c", EventDetail.WrongPassword.Name);

    private static readonly Guid Draft = Guid.Parse("019b7f0c-5c22-7e6f-8a71-8c9d0e1f2a3b");

    private static readonly InvitationDetails Invitation = new(
        Guid.Parse("019b7f0c-6d33-7f70-9b82-9d0e1f2a3b4c"), InvitationState.Open, UserRole.User, Ada.Id, Noon, Noon.AddDays(7), Version: 1)
    {
        Email = "mary@example.com",
    };

    private const string Invited = "kq3Yw0v6b1Zr8sXc5TnLhJfDgPaUeMiOoQyRtWzVxBk";

    private static readonly Pagination OnePage = Pagination.ByNumber(skip: 0, limit: 20, total: 1);

    /// <summary>What a change looks like.</summary>
    public static readonly ChangeResponse Change = new(
        ChangeType.Changed, ChangeKind.Post, Notes.Id, Noon, "qGmDWR2xWc1OzqNB0QpM3wBxI2VnR8yZk0b4T1uJ6tEw7a5hLrPfVnXs9dCgKiMo", Notes, User: null);

    private static readonly SessionDetails Here = new(
        Guid.Parse("019b7f0c-6d33-7f70-8b82-9d0e1f2a3b4c"), "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "203.0.113.7", Noon, Noon, Noon.AddDays(14), IsCurrent: true);

    /// <summary>Of no session.</summary>
    public const string Refresh = "cbr_AZt_DG0zf3CLgp0OHyo7TAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-P0A";

    private static readonly Dictionary<Type, object> ByType = new()
    {
        [typeof(KeySetResponse)] = new KeySetResponse(
            [new("2026-11", "EC", "sig", "ES256", "P-256", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0", N: null, E: null)]),
        [typeof(RegisterRequest)] = new { email = Ada.Email, first_name = Ada.FirstName, last_name = Ada.LastName, password = "Analytical-Engine-1843" },
        [typeof(LogInRequest)] = new LogInRequest(Ada.Email, "Analytical-Engine-1843"),
        [typeof(RefreshRequest)] = new RefreshRequest(Refresh),
        [typeof(RevokeRequest)] = new RevokeRequest(Refresh),
        [typeof(RenameUserRequest)] = new { first_name = "Augusta Ada" },
        [typeof(ChangePasswordRequest)] = new ChangePasswordRequest("Analytical-Engine-1843", "Difference-Engine-1822"),
        [typeof(ChangeEmailRequest)] = new ChangeEmailRequest("countess@example.com", "Analytical-Engine-1843"),
        [typeof(AssignRoleRequest)] = new AssignRoleRequest("admin"),
        [typeof(ChangeActivationRequest)] = new ChangeActivationRequest(IsActive: false),
        [typeof(DeleteMeRequest)] = new DeleteMeRequest("Analytical-Engine-1843", DeletionQuery.Keep),
        [typeof(CreateInvitationRequest)] = new CreateInvitationRequest("mary@example.com", "user"),
        [typeof(CreatedInvitationResponse)] = new CreatedInvitationResponse(Invited, $"https://blog.example.com/join#{Invited}", Invitation),
        [typeof(InvitationDetails)] = Invitation,
        [typeof(PaginatedResponse<InvitationDetails>)] = new PaginatedResponse<InvitationDetails>([Invitation], OnePage),
        [typeof(WritePostRequest)] = new WritePostRequest(Notes.Title, Notes.Content, Published: true),
        [typeof(RevisePostRequest)] = new { title = "Notes, revised", published = true },
        [typeof(ChangePostsRequest)] = new ChangePostsRequest(
        [
            new(PostChangeRequest.Create, Post: new(Notes.Title, Notes.Content, Published: true)),
            new(PostChangeRequest.Update, $"{Notes.Id}", "\"1\"", Patch: JsonSerializer.SerializeToElement(new { title = "Notes, revised" })),
            new(PostChangeRequest.Delete, $"{Draft}"),
        ]),
        [typeof(ChangePostsResponse)] = new ChangePostsResponse(
            [
                new(0, 201, Notes.Id, "\"1\"", Notes, Error: null),
                new(1, 412, Id: null, "\"2\"", Post: null, ProblemOf(ProblemTypes.PreconditionFailed)),
                new(2, 204, Draft, Etag: null, Post: null, Error: null),
            ],
            Succeeded: 2,
            Failed: 1),
        [typeof(TokenResponse)] = new TokenResponse("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo", "bearer", 900, Refresh, 1209600),
        [typeof(SessionDetails)] = Here,
        [typeof(SessionsResponse)] = new SessionsResponse([Here]),
        [typeof(HealthResponse)] = new HealthResponse("healthy", About.Version),
        [typeof(UserDetails)] = Ada,
        [typeof(PostDetails)] = Notes,
        [typeof(AuditEventDetails)] = WrongPassword,
        [typeof(PaginatedResponse<AuditEventDetails>)] = new PaginatedResponse<AuditEventDetails>([WrongPassword], OnePage),
        [typeof(OwnDataResponse)] = new OwnDataResponse(Ada, [Here], [Notes], [WrongPassword]),
        [typeof(ChangesResponse)] = new ChangesResponse([Change], new(Limit: 20, Change.Cursor, HasMore: false)),
        [typeof(ChangeResponse)] = Change,
        [typeof(PaginatedResponse<UserDetails>)] = new PaginatedResponse<UserDetails>([Ada], OnePage),
        [typeof(PaginatedResponse<PostDetails>)] = new PaginatedResponse<PostDetails>([Notes], OnePage),
    };

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema described && ByType.TryGetValue(context.Type, out var example))
            described.Examples = [ToNode(example)];
    }

    private static Problem ProblemOf(ProblemType type) =>
        new(type.Uri, type.Title, type.Status, type.Detail, "/api/posts/bulk", type.Code, "0af7651916cd43dd8448eb211c80319c", Errors: null);

    private JsonNode ToNode(object example) => JsonSerializer.SerializeToNode(example, json.Value.SerializerOptions)!;
}
