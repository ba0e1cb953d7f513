using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using CsCheck;

namespace CleanBlog.Persistence.Tests;

/// <summary>
/// Whatever callers may filter and sort by gives what the same specification gives in memory, walked by positions. Each of the random
/// selections is a query of its own to compile; CLEANBLOG_TEST_SELECTIONS says how many.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SelectionTests(TestDatabase database) : UseCaseTest(database)
{
    private const int Rows = 60;
    private const int Take = 7;

    private static readonly int Selections = int.Parse(Environment.GetEnvironmentVariable("CLEANBLOG_TEST_SELECTIONS") ?? "60", CultureInfo.InvariantCulture);

    /// <summary>What databases treat in different ways: case, accents, wildcards, quotes, blanks, and what takes two units in UTF-16.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf("a", "A", "b", "é", "e\u0301", "%", "_", "\\", "'", " b", "[", "ß", "中", "😀").Array[1, 3].Select(string.Concat);

    private static readonly Gen<DateTimeOffset> Instants = Gen.Int[0, 9].Select(halves => APost.Noon.AddMilliseconds(halves * 500));

    private static readonly Gen<string> Emails = Gen.Int[0, Rows].Select(number => $"{number}@example.com");

    private readonly List<User> users = [];
    private readonly List<Post> posts = [];

    [SetUp]
    public async Task StoreThem()
    {
        users.Clear();
        posts.Clear();
        users.AddRange(Gen.Select(Texts, Texts, Instants).Array[Rows].Single().Select((user, number) => AUser.With($"{number}@example.com", user.Item1, user.Item2, number % 5 == 0 ? UserRole.Admin : UserRole.User, at: user.Item3)));
        posts.AddRange(Gen.Select(Texts, Instants, Gen.Int[0, 3]).Array[Rows].Single().Select(post => APost.Published(users[post.Item3].Id, post.Item1, at: post.Item2)));
        await StoreAsync([.. users, .. posts]);
    }

    [Test]
    public Task Posts() => Chosen(PostFields.All, posts.Select(post => post.Id.Value).Concat(users.Take(5).Select(user => user.Id.Value))).SampleAsync(
        async chosen => Assert.That(await WalkPostsAsync(chosen), Is.EqualTo(InMemory(PostsPage.OfPublished(author: null, Whole, chosen), posts).Select(post => post.Id.Value))),
        iter: Selections,
        threads: 1);

    [Test]
    public Task Users() => Chosen(UserFields.All, users.Select(user => user.Id.Value)).SampleAsync(
        async chosen => Assert.That(await WalkUsersAsync(chosen), Is.EqualTo(InMemory(new UsersPage(Whole, chosen), users).Select(user => user.Id.Value))),
        iter: Selections,
        threads: 1);

    private static KeysetWindow Whole => new(From: null, Backward: false, Take, IncludesTotal: false);

    private static Gen<Selection<T>> Chosen<T>(CollectionFields<T> fields, IEnumerable<Guid> ids)
    {
        var sortable = fields.Fields.Where(field => field.IsSortable).ToArray();
        var criterion = Gen.OneOf(fields.Fields.ToArray()).SelectMany(field => Gen.Select(Gen.OneOf(field.Operators.ToArray()), ValuesOf(field, [.. ids]).Array[1, 3], (by, values) => field.Compare(by, values).Expect()));
        var order = Gen.Select(Gen.Shuffle(sortable), Gen.Bool.Array[sortable.Length], Gen.Int[0, 2], (keys, down, count) => Order(fields, keys.Take(count).Zip(down)));

        return Gen.Select(criterion.Array[0, 3], order, (criteria, keys) => new Selection<T>(criteria, keys));
    }

    private static Gen<object> ValuesOf<T>(CollectionField<T> field, Guid[] ids) => field switch
    {
        { Kind: FieldKind.Text, Name: "email" } => Emails.Select(value => (object)value),
        { Kind: FieldKind.Text } => Texts.Select(value => (object)value),
        { Kind: FieldKind.Instant } => Instants.Select(value => (object)value),
        { Kind: FieldKind.Integer } => Gen.Int[0, 2].Select(value => (object)value),
        { Kind: FieldKind.Uuid } => Gen.OneOf(ids).Select(value => (object)value),
        { Kind: FieldKind.Truth } => Gen.Bool.Select(value => (object)value),
        _ => Gen.OneOf(field.Words.ToArray()).Select(value => (object)value),
    };

    private static IReadOnlyList<OrderExpression<T>> Order<T>(CollectionFields<T> fields, IEnumerable<(CollectionField<T> Field, bool Descending)> keys)
    {
        var order = keys.Select(key => key.Field.Order(key.Descending)).ToList();
        return order.Count == 0 ? [] : [.. order, new(fields.Id, order[^1].Descending)];
    }

    private static IEnumerable<T> InMemory<T>(Specification<T> specification, IEnumerable<T> all)
    {
        var criteria = specification.WhereExpressions.Select(where => ((Expression<Func<T, bool>>)new Ordinal().Visit(where)).Compile()).ToList();
        var found = all.Where(item => criteria.TrueForAll(criterion => criterion(item))).ToList();

        return specification.OrderExpressions.Reverse().Aggregate(found.AsEnumerable(), (sorted, key) =>
            key.Descending ? sorted.OrderByDescending(key.KeySelector.Compile(), ByCodePoint.Comparer) : sorted.OrderBy(key.KeySelector.Compile(), ByCodePoint.Comparer));
    }

    private Task<List<Guid>> WalkPostsAsync(Selection<Post> chosen) => WalkAsync(
        window => InScopeAsync<IPostReader, Page<PostDetails>>(reader => reader.ListAsync(PostsPage.OfPublished(author: null, window, chosen), CancellationToken.None)), post => post.Id);

    private Task<List<Guid>> WalkUsersAsync(Selection<User> chosen) => WalkAsync(
        window => InScopeAsync<IUserReader, Page<UserDetails>>(reader => reader.ListAsync(new UsersPage(window, chosen), CancellationToken.None)), user => user.Id);

    private static async Task<List<Guid>> WalkAsync<T>(Func<KeysetWindow, Task<Page<T>>> read, Func<T, Guid> id)
    {
        List<Guid> walked = [];
        var (window, goesOn) = (Whole, true);

        while (goesOn)
        {
            var page = await read(window);
            walked.AddRange(page.Items.Select(id));
            (window, goesOn) = (window with { From = page.Behind }, page.Behind is not null);
        }

        return walked;
    }

    /// <summary>As every database compares: what .NET makes of <c>IndexOf</c> depends on a culture.</summary>
    private sealed class Ordinal : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.Name is nameof(string.IndexOf)
            ? Expression.Call(node.Object!, nameof(string.IndexOf), typeArguments: null, node.Arguments[0], Expression.Constant(StringComparison.Ordinal))
            : base.VisitMethodCall(node);
    }

    private sealed class ByCodePoint : IComparer<object?>
    {
        public static readonly ByCodePoint Comparer = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)),
            (IEntityId left, IEntityId right) => left.Value.CompareTo(right.Value),
            _ => Comparer<object?>.Default.Compare(x, y),
        };
    }
}
