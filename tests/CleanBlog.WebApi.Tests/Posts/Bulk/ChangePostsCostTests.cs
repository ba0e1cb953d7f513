using System.Globalization;
using CleanBlog.Testing;
using NUnit.Framework.Constraints;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>How many commands go to the database: as many for a hundred items as for one, but for batches on SQLite.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangePostsCostTests(TestDatabase database) : BulkTest(database)
{
    private static readonly string[] Operations = ["create", "update", "delete"];

    private readonly bool isSqlite = database.Provider.Name is "Sqlite";

    [Test]
    public async Task It_asks_and_writes_as_often_for_a_hundred_as_for_one([Values(1, 10, 100)] int count, [Values] bool atomic)
    {
        var items = await ItemsAsync(count, withKeys: false);

        // The posts, all writes; the caller is known.
        Assert.That(await CountAsync(atomic, items), Takes((count == 1 ? 0 : 1) + Batches(2 * count)));
    }

    [Test]
    public async Task Keys_cost_one_look_more([Values(1, 10, 100)] int count, [Values] bool atomic)
    {
        var items = await ItemsAsync(count, withKeys: true);

        Assert.That(await CountAsync(atomic, items), Takes((count == 1 ? 1 : 2) + Batches(3 * count)));
    }

    [Test]
    public async Task What_is_remembered_costs_one_look([Values(1, 10, 100)] int count)
    {
        var items = await ItemsAsync(count, withKeys: true);
        await CountAsync(atomic: false, items);

        Assert.That(await CountAsync(atomic: false, items), Is.EqualTo(1));
    }

    [Test]
    public async Task A_conflict_costs_the_same_once_more([Values(10, 100)] int count)
    {
        var items = await ItemsAsync(count, withKeys: true);
        Interloper.Do(() => ExecuteAsync("UPDATE posts SET version = version + 1"));

        // All that was stored before is refused by its condition; a third is new.
        Assert.That(await CountAsync(atomic: false, items, failed: count - ((count + 2) / 3)), Takes(4 + (2 * Batches(3 * count))));
    }

    /// <summary>As many as asked for; where there are several, of each kind.</summary>
    private async Task<object[]> ItemsAsync(int count, bool withKeys)
    {
        var items = new List<object>();
        var posts = await WritePostsAsync(Ada, Enumerable.Repeat("Notes", count));

        for (var number = 0; number < count; number++)
        {
            var key = withKeys ? number.ToString(CultureInfo.InvariantCulture) : null;

            items.Add(Operations[number % Operations.Length] switch
            {
                "create" => Create($"New {number}", key),
                "update" => Update(posts[number], new { title = $"Revised {number}" }, "*", key),
                _ => Delete(posts[number], "*", key),
            });
        }

        return [.. items];
    }

    /// <summary>Of 20 rows on SQLite, which no network separates from the server.</summary>
    private int Batches(int rows) => isSqlite ? (rows + 19) / 20 : 1;

    /// <summary>Exactly as many; on SQLite the last batch of each kind may be missing.</summary>
    private IResolveConstraint Takes(int commands) => isSqlite ? Is.LessThanOrEqualTo(commands) : Is.EqualTo(commands);

    private async Task<int> CountAsync(bool atomic, object[] items, int failed = 0)
    {
        Sql.Reset();
        using var response = await SendAsync(Ada, atomic, items);
        Assert.That((await response.ReadAsync()).GetProperty("failed").GetInt32(), Is.EqualTo(failed));

        return Sql.Statements.Count;
    }
}
