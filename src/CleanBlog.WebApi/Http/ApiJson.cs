using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Invitations;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.WebApi.Changes;
using CleanBlog.WebApi.Health;
using CleanBlog.WebApi.Invitations;
using CleanBlog.WebApi.Posts;
using CleanBlog.WebApi.Security;
using CleanBlog.WebApi.Users;

namespace CleanBlog.WebApi.Http;

/// <summary>
/// What the serializer needs to know of each body, written at build time instead of found out at every start. No body is an object, but
/// the generated request delegates ask for its description when they are made.
/// </summary>
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(LogInRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(RevokeRequest))]
[JsonSerializable(typeof(RenameUserRequest))]
[JsonSerializable(typeof(AssignRoleRequest))]
[JsonSerializable(typeof(ChangeEmailRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(ChangeActivationRequest))]
[JsonSerializable(typeof(DeleteMeRequest))]
[JsonSerializable(typeof(CreateInvitationRequest))]
[JsonSerializable(typeof(CreatedInvitationResponse))]
[JsonSerializable(typeof(InvitationDetails))]
[JsonSerializable(typeof(PaginatedResponse<InvitationDetails>))]
[JsonSerializable(typeof(WritePostRequest))]
[JsonSerializable(typeof(RevisePostRequest))]
[JsonSerializable(typeof(ChangePostsRequest))]
[JsonSerializable(typeof(ChangePostsResponse))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(SessionsResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(KeySetResponse))]
[JsonSerializable(typeof(UserDetails))]
[JsonSerializable(typeof(PostDetails))]
[JsonSerializable(typeof(PaginatedResponse<UserDetails>))]
[JsonSerializable(typeof(PaginatedResponse<PostDetails>))]
[JsonSerializable(typeof(PaginatedResponse<AuditEventDetails>))]
[JsonSerializable(typeof(OwnDataResponse))]
[JsonSerializable(typeof(ChangesResponse))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(object))]
internal sealed partial class ApiJson : JsonSerializerContext;
