using System.Data;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.RegularExpressions;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Common;
using CleanBlog.Application.Invitations;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>Whatever is sent to a SQL Server, recorded instead of sent, and read by the server's own parser. It is not execution.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class QueryTests
{
    private static readonly User Ada = AUser.With();
    private static readonly Session AdasSession = ASession.Of(Ada).Session;
    private static readonly Caller Author = new(Ada.Id, UserRole.User, AdasSession.Id);
    private static readonly Caller Administrator = new(UserId.New(), UserRole.Admin, SessionId.New());
    private static readonly Post Notes = APost.Published(Ada.Id);
    private static readonly Invitation Invited = Invitation.Create(InvitationToken.New(), Ada.Email, UserRole.User, Ada.Id, TimeSpan.FromDays(7), APost.Noon);
    private static readonly string[] Words = ["ada", "love_"];
    private static readonly PostId[] ManyPosts = [PostId.New(), PostId.New(), PostId.New()];
    private static readonly UserId[] ManyUsers = [UserId.New(), UserId.New(), UserId.New()];
    private static readonly EmailAddress[] ManyEmails = [Ada.Email, EmailAddress.Parse("eve@example.com").Expect()];

    private static readonly KeysetWindow TheEnd = new(From: null, Backward: true, Take: 10, IncludesTotal: false);
    private static readonly KeysetWindow Behind = new(new Position([APost.Noon, Guid.CreateVersion7()]), Backward: false, Take: 10, IncludesTotal: false);

    private static readonly KeysetWindow ByTitle = new(new Position(["Notes", Guid.CreateVersion7()]), Backward: false, Take: 10, IncludesTotal: false);

    private static readonly Selection<Post> Titled = new(
        [
            Field("title").Compare(FieldOperator.Contains, ["ote"]).Expect(),
            Field("title").Compare(FieldOperator.Nin, ["Later", "Never"]).Expect(),
            Field("created_at").Compare(FieldOperator.Gte, [APost.Noon]).Expect(),
            Field("version").Compare(FieldOperator.Lt, [7]).Expect(),
        ],
        [Field("title").Order(descending: true), new(PostFields.All.Id, Descending: true)]);

    private static readonly AuditSubject AboutAda = AuditSubject.Of(Ada.Id);

    private static readonly Selection<AuditEvent> OfAdministrators = new(
        [
            AuditField("event").Compare(FieldOperator.In, ["role.assigned", "login.failed"]).Expect(),
            AuditField("actor_id").Compare(FieldOperator.Eq, [Administrator.Id.Value]).Expect(),
            AuditField("subject_kind").Compare(FieldOperator.Eq, ["user"]).Expect(),
            AuditField("subject_id").Compare(FieldOperator.In, [Ada.Id.Value, Administrator.Id.Value]).Expect(),
            AuditField("address").Compare(FieldOperator.Eq, ["192.0.2.7"]).Expect(),
            AuditField("trace_id").Compare(FieldOperator.Ne, ["0af7651916cd43dd8448eb211c80319c"]).Expect(),
            AuditField("detail").Compare(FieldOperator.Eq, ["user_to_admin"]).Expect(),
        ],
        []);

    private static readonly NamedRequest SomeRequest = new("ada key", []);
    private static readonly NamedRequest[] ManyRequests = [SomeRequest, new("ada other", []), new("ada third", [])];
    private static readonly byte[] ManyBytes = [1, 2, 3];

    private static readonly IReadOnlyDictionary<string, string> StoreTypes = OfflineDatabase.SqlServer.DescribeTables().Tables
        .SelectMany(table => table.Columns)
        .ToDictionary(column => $"{column.Table.Name}.{column.Name}", column => column.StoreType, StringComparer.Ordinal);

    private readonly StatementRecorder recorder = new();
    private readonly ImpatientClock clock = new();
    private ServiceProvider services = null!;

    private static CollectionField<Post> Field(string name) => PostFields.All.Fields.Single(field => field.Name.Equals(name, StringComparison.Ordinal));

    private static CollectionField<AuditEvent> AuditField(string name) => AuditEventFields.All.Fields.Single(field => field.Name.Equals(name, StringComparison.Ordinal));

    private static Func<CancellationToken, Task<byte[]?>> NoAnswer => _ => Task.FromResult<byte[]?>(null);

    private static IReadOnlyList<Exercise> Exercises { get; } =
    [
        Ask<IPostReader>(posts => posts.FindAsync(Notes.Id, new VisiblePosts(null), default), "SELECT posts BY id, published"),
        Ask<IPostReader>(posts => posts.FindAsync(Notes.Id, new VisiblePosts(Author), default), "SELECT posts BY author_id, id, published TOP"),
        Ask<IPostReader>(posts => posts.FindAsync(Notes.Id, new VisiblePosts(Administrator), default), "SELECT posts BY id TOP"),
        Ask<IPostReader>(
            posts => posts.ListAsync(PostsPage.OfPublished(null, new OffsetWindow(0, 10)), default),
            "SELECT posts BY published", "SELECT posts BY published ORDER BY created_at DESC, id DESC OFFSET FETCH"),
        Ask<IPostReader>(
            posts => posts.ListAsync(PostsPage.OfPublished(Ada.Id, new OffsetWindow(10, 10)), default),
            "SELECT posts BY author_id, published", "SELECT posts BY author_id, published ORDER BY created_at DESC, id DESC OFFSET FETCH"),
        Ask<IPostReader>(
            posts => posts.ListAsync(PostsPage.OfDrafts(Author, null, new OffsetWindow(0, 10)), default),
            "SELECT posts BY author_id, published", "SELECT posts BY author_id, published ORDER BY created_at DESC, id DESC TOP"),
        Ask<IPostReader>(
            posts => posts.ListAsync(PostsPage.OfDrafts(Administrator, null, new OffsetWindow(10, 10)), default),
            "SELECT posts BY published", "SELECT posts BY published ORDER BY created_at DESC, id DESC OFFSET FETCH"),
        Ask<IPostReader>(posts => posts.ListAsync(PostsPage.OfPublished(null, TheEnd), default), "SELECT posts BY published ORDER BY created_at, id TOP"),
        Ask<IPostReader>(
            posts => posts.ListAsync(PostsPage.OfPublished(Ada.Id, Behind), default),
            "SELECT posts BY author_id, created_at, id, published ORDER BY created_at DESC, id DESC TOP"),
        Ask<IPostReader>(
            posts => posts.ListAsync(PostsPage.OfPublished(null, ByTitle, Titled), default),
            "SELECT posts BY created_at, id, published, title, version ORDER BY title DESC, id DESC TOP"),
        Ask<IPostReader>(posts => posts.ListWithoutContentAsync(PostsPage.OfPublished(null, TheEnd), default), "SELECT posts BY published ORDER BY created_at, id TOP"),
        Read<IPostReader, PostDetails>(
            posts => posts.StreamAsync(PostsPage.OfPublished(null, window: null), withContent: false, withAuthors: false, default),
            "SELECT posts BY published ORDER BY created_at DESC, id DESC"),
        Read<IPostReader, PostDetails>(
            posts => posts.StreamAsync(PostsPage.OfPublished(null, window: null), withContent: true, withAuthors: true, default),
            "SELECT posts, users BY published ORDER BY created_at DESC, id DESC"),
        Read<IPostReader, PostDetails>(
            posts => posts.StreamAsync(PostsPage.OfAuthor(Ada.Id), withContent: true, withAuthors: false, default),
            "SELECT posts BY author_id ORDER BY published DESC, created_at DESC, id DESC"),
        Ask<IPostReader>(posts => posts.FindRevisionAsync(Notes.Id, new VisiblePosts(null), default), "SELECT posts BY id, published"),
        Ask<IUserReader>(users => users.FindAsync(Ada.Id, default), "SELECT users BY deleted_at, id TOP"),
        Ask<IUserReader>(users => users.FindRevisionAsync(Ada.Id, default), "SELECT users BY deleted_at, id TOP"),
        Ask<IIdempotency>(
            requests => requests.RunOnceAsync(SomeRequest, NoAnswer, default),
            "SELECT idempotency_keys BY id TOP", "SELECT idempotency_keys BY id TOP"),
        Ask<IIdempotency>(requests => requests.RecallAsync(ManyRequests, default), "SELECT idempotency_keys BY id"),
        Stage<IIdempotency>(requests => requests.Remember(SomeRequest, ManyBytes), "INSERT commits", "INSERT idempotency_keys"),
        Ask<IUserReader>(users => users.ListAsync(new UsersPage(new OffsetWindow(0, 10)), default), "SELECT users BY deleted_at", "SELECT users BY deleted_at ORDER BY created_at DESC, id DESC TOP"),
        Ask<IUserReader>(users => users.ListAsync(new UsersPage(new OffsetWindow(10, 10)), default), "SELECT users BY deleted_at", "SELECT users BY deleted_at ORDER BY created_at DESC, id DESC OFFSET FETCH"),
        Ask<IUserReader>(users => users.ListAsync(new UsersPage(Behind), default), "SELECT users BY created_at, deleted_at, id ORDER BY created_at DESC, id DESC TOP"),
        Ask<IUserReader>(
            users => users.ListAsync(new UsersPage(Behind, null, Words), default),
            "SELECT users BY created_at, deleted_at, id, search_text ORDER BY created_at DESC, id DESC TOP"),
        Ask<IUserReader>(users => users.ListByIdAsync(ManyUsers, default), "SELECT users BY deleted_at, id"),
        Ask<IPostReader>(posts => posts.ListByIdAsync(ManyPosts, new VisiblePosts(null), default), "SELECT posts BY id, published"),
        Ask<IPostReader>(posts => posts.ListByIdAsync(ManyPosts, new VisiblePosts(Author), default), "SELECT posts BY author_id, id, published"),
        Ask<IChangeReader>(changes => changes.ReadAsync(5, 10, default), "SELECT changes BY position", "SELECT changes BY position ORDER BY position TOP"),
        Ask<IChangeReader>(changes => changes.FindEndAsync(default), "SELECT changes BY position", "SELECT changes BY position"),
        Read<IUserReader, UserDetails>(users => users.StreamAsync(new UsersPage(window: null), default), "SELECT users BY deleted_at ORDER BY created_at DESC, id DESC"),
        Ask<IUserReader>(users => users.FindAuthorsAsync(new[] { Ada.Id }, default), "SELECT users BY id"),
        Ask<ISessionReader>(sessions => sessions.FindCallerAsync(AdasSession.Id, default), "SELECT sessions, users BY id, is_active TOP"),
        Ask<ISessionReader>(sessions => sessions.ListAsync(Ada.Id, AdasSession.Id, APost.Noon, default), "SELECT sessions, users BY expires_at, user_id ORDER BY last_used_at DESC, id DESC TOP"),
        Ask<ISessionRepository>(sessions => sessions.FindAsync(AdasSession.Id, default), "SELECT sessions BY id TOP"),
        Ask<ISessionRepository>(sessions => sessions.EndOldestAsync(Ada.Id, 99, default), "DELETE sessions BY id, last_used_at, user_id ORDER BY last_used_at DESC, id DESC OFFSET FETCH"),
        Stage<ISessionRepository>(sessions => sessions.Add(AdasSession), "INSERT commits", "INSERT sessions"),
        Stage<ISessionRepository>(sessions => sessions.Remove(AdasSession), "DELETE sessions BY id, token_hash", "INSERT commits"),
        Ask<IPostRepository>(posts => posts.FindAsync(Notes.Id, default), "SELECT posts BY id TOP"),
        Ask<IPostRepository>(posts => posts.FilterExistingAsync(ManyPosts, default), "SELECT posts BY id"),
        Ask<IPostRepository>(posts => posts.ListByIdAsync(ManyPosts, default), "SELECT posts BY id"),
        Ask<IUserRepository>(users => users.FindAsync(Ada.Id, default), "SELECT users BY deleted_at, id TOP"),
        Ask<IUserRepository>(users => users.FindDeletedAsync(Ada.Id, default), "SELECT users BY deleted_at, id TOP"),
        Ask<IDeletedUsers>(
            deleted => deleted.ListUnfinishedAsync(10, default),
            "SELECT posts, users BY author_id, deleted_at, id, loses_posts, published ORDER BY id TOP"),
        Ask<IDeletedUsers>(
            deleted => deleted.FinishAsync(Ada.Id, default),
            "DELETE sessions, users BY deleted_at, id, user_id", "SELECT posts, users BY author_id, deleted_at, id, loses_posts, published ORDER BY id TOP", "DELETE posts, users BY author_id, deleted_at, id"),
        Ask<IInvitationRepository>(invitations => invitations.FindAsync(Invited.Id, default), "SELECT invitations BY id TOP"),
        Ask<IInvitationRepository>(invitations => invitations.FindByTokenHashAsync(Invited.TokenHash, default), "SELECT invitations BY token_hash TOP"),
        Stage<IInvitationRepository>(invitations => invitations.Add(Invited), "INSERT commits", "INSERT invitations"),
        Ask<IInvitationReader>(invitations => invitations.FindAsync(Invited.Id, APost.Noon, default), "SELECT invitations, users BY created_by, id, is_active, role TOP"),
        Ask<IInvitationReader>(
            invitations => invitations.ListAsync(new InvitationsPage(Behind), InvitationState.Open, APost.Noon, default),
            "SELECT invitations, users BY created_at, created_by, expires_at, id, is_active, revoked_at, role, used_at ORDER BY created_at DESC, id DESC TOP"),
        Ask<IInvitationReader>(
            invitations => invitations.ListAsync(new InvitationsPage(Behind), InvitationState.Revoked, APost.Noon, default),
            "SELECT invitations, users BY created_at, created_by, id, is_active, revoked_at, role, used_at ORDER BY created_at DESC, id DESC TOP"),
        Ask<IUserRepository>(users => users.FindByEmailAsync(Ada.Email, default), "SELECT users BY email TOP"),
        Ask<IUserRepository>(users => users.ListByEmailAsync(ManyEmails, default), "SELECT users BY email"),
        Ask<IUserRepository>(users => users.FindOtherActiveAdministratorAsync(Ada.Id, default), "SELECT users BY id, is_active, role ORDER BY created_at, id TOP"),
        Ask<IAuditReader>(audit => audit.ListAsync(new AuditEventsPage(TheEnd), default), "SELECT audit_events ORDER BY at, id TOP"),
        Ask<IAuditReader>(
            audit => audit.ListAsync(new AuditEventsPage(Behind, OfAdministrators), default),
            "SELECT audit_events BY actor_id, address, at, detail, event, id, subject_id, subject_kind, trace_id ORDER BY at DESC, id DESC TOP"),
        Read<IAuditReader, AuditEventDetails>(
            audit => audit.StreamAsync(AuditEventsPage.About(Ada.Id), default),
            "SELECT audit_events BY actor_id, subject_id ORDER BY at DESC, id DESC"),
        Stage<IAuditLog>(audit => audit.Stage(SecurityEvent.RoleAssigned, AboutAda, EventDetail.UserToAdmin), "INSERT audit_events", "INSERT commits"),
        Store<IAuditLog>(audit => audit.StoreAsync(SecurityEvent.LoginFailed, AboutAda, EventDetail.WrongPassword, default), "INSERT audit_events", "INSERT commits"),
        Stage<IPostRepository>(posts => posts.Add(Notes), "INSERT changes", "INSERT commits", "INSERT posts"),
        Stage<IPostRepository>(posts => posts.Remove(Notes), "DELETE posts BY id, version", "INSERT changes", "INSERT commits"),
        Stage<IUserRepository>(users => users.Add(Ada), "INSERT changes", "INSERT commits", "INSERT users"),
        Change("A post is revised and published", () => APost.Draft(Ada.Id), Revise, "UPDATE posts BY id, version", "INSERT changes", "INSERT commits"),
        Change("A user is deleted", () => AUser.With(), user => user.Delete(withPosts: false, successor: null, APost.Noon), "UPDATE users BY id, version", "INSERT changes", "INSERT commits"),
        Change("An invitation is used", () => Invitation.Create(InvitationToken.New(), email: null, UserRole.User, Ada.Id, TimeSpan.FromDays(7), APost.Noon), invitation => invitation.Use(Ada.Id, APost.Noon), "UPDATE invitations BY id, version", "INSERT commits"),
        Change("A user is renamed", () => AUser.With(), user => user.Rename("Augusta", "King", APost.Noon), "UPDATE users BY id, version", "INSERT changes", "INSERT commits"),
        Change("A user is promoted and deactivated", () => AUser.With(), Promote, "UPDATE users BY id, version", "INSERT changes", "INSERT commits"),
        Change("A password is hashed anew", () => AUser.With(), user => user.UpgradePasswordHash("other"), "UPDATE users BY id, version", "INSERT commits"),
    ];

    [SetUp]
    public void Start() => services = AHost.Build(AHost.Services(
            Path.GetTempPath(),
            "Development",
            ("Persistence:Provider", "SqlServer"),
            ("Persistence:ConnectionString", "Server=nowhere.invalid;Database=cleanblog"))
        .AddSingleton<TimeProvider>(clock)
        .ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(recorder)));

    [TearDown]
    public Task Stop() => services.DisposeAsync().AsTask();

    [Test]
    public void Every_method_of_every_port_to_the_database_is_exercised()
    {
        var ports = AHost.Services(Path.GetTempPath(), "Development")
            .Where(service => service.ServiceType == typeof(IUnitOfWork)
                || (service.ServiceType.IsInterface && service.ImplementationType?.Namespace?.StartsWith(typeof(BlogDbContext).Namespace!, StringComparison.Ordinal) is true))
            .Select(service => service.ServiceType)
            // What the probe asks is not Entity Framework's, but in PlainSql.
            .Where(type => type != typeof(IHostedService) && type != typeof(IDatabaseProbe))
            .ToList();

        Assert.That(ports, Does.Contain(typeof(IPostReader)).And.Contain(typeof(IUnitOfWork)));
        Assert.That(ports.SelectMany(port => port.GetMethods()), Is.EquivalentTo(Exercises.SelectMany(exercise => exercise.Methods).Distinct()));
    }

    [TestCaseSource(nameof(Exercises))]
    public async Task Each_sends_what_the_server_can_read_and_no_more(Exercise exercise)
    {
        await RunAsync(exercise);

        Assert.That(recorder.Statements.SelectMany(statement => Bindings.Of(statement.Sql)).Select(bindings => bindings.Summary), Is.EquivalentTo(exercise.Statements));
    }

    [TestCaseSource(nameof(Exercises))]
    public async Task Each_types_its_parameters_as_their_columns_are(Exercise exercise)
    {
        await RunAsync(exercise);

        using (Assert.EnterMultipleScope())
        {
            foreach (var statement in recorder.Statements)
                Assert.That(FindMistyped(statement), Is.Empty, statement.Sql);
        }
    }

    [TestCaseSource(nameof(Exercises))]
    public async Task Each_takes_the_same_rows_every_time(Exercise exercise)
    {
        await RunAsync(exercise);

        Assert.That(recorder.Statements.SelectMany(statement => Bindings.Of(statement.Sql)).SelectMany(bindings => bindings.Problems), Is.Empty);
    }

    [TestCaseSource(nameof(Exercises))]
    public async Task What_is_stored_is_stored_with_its_commit_in_one_transaction(Exercise exercise)
    {
        await RunAsync(exercise);

        Assert.That(recorder.Statements.Select(statement => statement.InTransaction), Is.All.EqualTo(exercise.IsWrite));
        Assert.That(recorder.Commits, Is.EqualTo(exercise.IsWrite ? 1 : 0));
    }

    [Test]
    public async Task Old_commits_are_deleted_by_their_instant()
    {
        var cleanUp = services.GetServices<IHostedService>().Single(service => service.GetType().Name is "CleanUp");

        await cleanUp.StartAsync(CancellationToken.None);
        await recorder.First;
        await cleanUp.StopAsync(CancellationToken.None);

        var statement = recorder.Statements[0];
        Assert.That(Bindings.Of(statement.Sql).Select(bindings => bindings.Summary), Is.EqualTo(["DELETE commits BY committed_at"]));
        Assert.That(FindMistyped(statement), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_repeated_attempt_that_meets_its_own_rows_asks_whether_it_was_committed(bool wasCommitted)
    {
        recorder.CommitFailure = SqlServerFailure.With(10054, severity: 20);
        recorder.Failures.Enqueue(null);
        recorder.Failures.Enqueue(SqlServerFailure.With(2627));
        recorder.Exists = wasCommitted;

        var result = await AddAsync(APost.Draft());

        Assert.That(result.Error, Is.EqualTo(wasCommitted ? null : CommitErrors.Duplicate));
        Assert.That(Summarize(2), Is.EqualTo(["SELECT commits BY id"]));
        Assert.That(FindMistyped(recorder.Statements[2]), Is.Empty);
    }

    [TestCase(2601)]
    [TestCase(2627)]
    public async Task A_first_attempt_that_meets_other_rows_is_a_duplicate(int number)
    {
        recorder.Failures.Enqueue(SqlServerFailure.With(number));

        var result = await AddAsync(APost.Draft());

        Assert.That(result.Error, Is.EqualTo(CommitErrors.Duplicate));
        Assert.That(recorder.Statements, Has.Exactly(1).Items);
    }

    [TestCase("SELECT TOP(@n) [p].[id] FROM [posts] AS [p] ORDER BY [p].[created_at] DESC")]
    [TestCase("SELECT TOP(1) [u].[id] FROM [users] AS [u] WHERE [u].[role] = @role")]
    [TestCase("SELECT TOP(1) [u].[id] FROM [users] AS [u] WHERE [u].[id] = @id OR [u].[is_active] = CAST(1 AS bit)")]
    [TestCase("SELECT [p].[id] FROM [posts] AS [p] ORDER BY [p].[title] OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY")]
    public void Rows_that_can_differ_do_not_go_unnoticed(string sql) => Assert.That(Bindings.Of(sql).SelectMany(bindings => bindings.Problems), Is.Not.Empty);

    [TestCase("SELECT [p].[title] FROM [posts] AS [p] WHERE [p].[id] = @p", SqlDbType.NVarChar, 36)]
    [TestCase("SELECT [p].[title] FROM [posts] AS [p] WHERE [p].[id] IN (@p)", SqlDbType.UniqueIdentifier, 0)]
    [TestCase("SELECT [u].[id] FROM [users] AS [u] WHERE @p = [u].[email]", SqlDbType.VarChar, 510)]
    [TestCase("UPDATE [posts] SET [title] = @p", SqlDbType.NVarChar, 255)]
    [TestCase("INSERT INTO [commits] ([committed_at]) VALUES (@p)", SqlDbType.DateTime, 0)]
    [TestCase("SELECT [p].[title] FROM [posts] AS [p] WHERE CHARINDEX(@p, [p].[title]) > 0", SqlDbType.NVarChar, 510)]
    public void A_parameter_of_another_type_or_without_a_column_does_not_go_unnoticed(string sql, SqlDbType type, int size) =>
        Assert.That(FindMistyped(new(sql, InTransaction: false, [new SqlParameter("@p", type, size)])), Has.Exactly(1).Items);

    private static IEnumerable<string> FindMistyped(Statement statement)
    {
        var bindings = Bindings.Of(statement.Sql);
        var columns = bindings.SelectMany(binding => binding.Columns).ToLookup(pair => pair.Parameter, pair => pair.Column, StringComparer.Ordinal);
        var rowLimits = bindings.SelectMany(binding => binding.RowLimits).ToHashSet(StringComparer.Ordinal);

        foreach (var parameter in statement.Parameters)
        {
            var types = rowLimits.Contains(parameter.ParameterName) ? ["int"] : columns[parameter.ParameterName].Select(column => StoreTypes[column]).Distinct(StringComparer.Ordinal).ToArray();
            var actual = TypeOf(parameter);

            if (types is not [var expected] || !string.Equals(actual, expected, StringComparison.Ordinal))
                yield return $"{parameter.ParameterName} is {actual}, its column is {string.Join(" and ", types)}";
        }
    }

    /// <summary>
    /// In the words of a column. The server converts no column to compare it with a parameter whose type differs in this only: Entity
    /// Framework sends a binary(n) as varbinary(n), and what is short as nvarchar(4000) or varbinary(8000), so that its length makes no new plan.
    /// </summary>
    private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.VarBinary or SqlDbType.Binary => parameter.Size is -1 or 8000 ? "varbinary(max)" : $"binary({parameter.Size})",
        SqlDbType.NVarChar => parameter.Size is -1 or 4000 ? "nvarchar(max)" : $"nvarchar({parameter.Size})",
        SqlDbType.DateTime2 => $"datetime2({parameter.Scale})",
        SqlDbType.Bit or SqlDbType.Int or SqlDbType.BigInt => $"{parameter.SqlDbType}".ToLowerInvariant(),
        _ => $"{parameter.SqlDbType}",
    };

    private static Exercise Ask<TPort>(Expression<Func<TPort, Task>> call, params string[] statements)
        where TPort : notnull
    {
        var run = call.Compile();
        return new(NameOf(call), [MethodOf(call)], statements, IsWrite: false, scope => run(scope.GetRequiredService<TPort>()));
    }

    /// <summary>Reads a stream to its end.</summary>
    private static Exercise Read<TPort, T>(Expression<Func<TPort, IAsyncEnumerable<T>>> call, params string[] statements)
        where TPort : notnull
    {
        var run = call.Compile();
        return new(NameOf(call), [MethodOf(call)], statements, IsWrite: false, scope => run(scope.GetRequiredService<TPort>()).ToListAsync().AsTask());
    }

    private static Exercise Stage<TPort>(Expression<Action<TPort>> call, params string[] statements)
        where TPort : notnull
    {
        var stage = call.Compile();
        var commit = typeof(IUnitOfWork).GetMethod(nameof(IUnitOfWork.CommitAsync))!;

        return new(NameOf(call), [MethodOf(call), commit], statements, IsWrite: true, async scope =>
        {
            stage(scope.GetRequiredService<TPort>());
            await CommitAsync(scope);
        });
    }

    /// <summary>Commits by itself.</summary>
    private static Exercise Store<TPort>(Expression<Func<TPort, Task>> call, params string[] statements)
        where TPort : notnull =>
        Ask(call, statements) with { IsWrite = true };

    private static Exercise Change<T>(string name, Func<T> create, Action<T> change, params string[] statements)
        where T : class =>
        new(name, [], statements, IsWrite: true, async scope =>
        {
            var stored = create();
            scope.GetRequiredService<BlogDbContext>().Attach(stored);
            change(stored);
            await CommitAsync(scope);
        });

    private static void Revise(Post post)
    {
        Assert.That(post.Revise("Other notes", "It weaves flowers.", APost.Noon.AddDays(1)).Error, Is.Null);
        post.Publish(APost.Noon.AddDays(1));
    }

    private static void Promote(User user)
    {
        Assert.That(user.AssignRole(UserRole.Admin, successor: null, APost.Noon.AddDays(1)).Error, Is.Null);
        Assert.That(user.Deactivate(AUser.Administrator(), APost.Noon.AddDays(1)).Error, Is.Null);
    }

    private static async Task CommitAsync(IServiceProvider scope)
    {
        var result = await scope.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
        Assert.That(result.Error, Is.Null);
    }

    private static MethodInfo MethodOf(LambdaExpression call) => ((MethodCallExpression)call.Body).Method;

    private static string NameOf(LambdaExpression call) => $"{MethodOf(call).DeclaringType!.Name}.{Noise().Replace($"{call.Body}", "")}";

    /// <summary>What a call needs but no reader of its name.</summary>
    [GeneratedRegex(@"^\w+\.|QueryTests\.|Convert\(|, Nullable`1\)|, value\(System.Threading.CancellationToken\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Noise();

    private async Task RunAsync(Exercise exercise)
    {
        await using var scope = services.CreateAsyncScope();
        await exercise.RunAsync(scope.ServiceProvider);
    }

    private async Task<Result> AddAsync(Post post)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IPostRepository>().Add(post);
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
    }

    private IEnumerable<string> Summarize(int statement) => Bindings.Of(recorder.Statements[statement].Sql).Select(bindings => bindings.Summary);

    /// <summary>Something that is asked of the database, and what it shall send.</summary>
    public sealed record Exercise(string Name, IReadOnlyList<MethodInfo> Methods, IReadOnlyList<string> Statements, bool IsWrite, Func<IServiceProvider, Task> RunAsync)
    {
        public override string ToString() => Name;
    }

    /// <summary>A clock on which the first period of a timer is over as soon as somebody waits for it.</summary>
    private sealed class ImpatientClock() : FakeTimeProvider(APost.Noon)
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Advance(dueTime);
            return timer;
        }
    }
}
