using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>The database that the configuration chose.</summary>
public sealed class Database
{
    private readonly string connectionString;
    private readonly string? replicaConnectionString;

    public Database(IOptions<PersistenceOptions> options, IEnumerable<IDatabaseProvider> providers)
    {
        var settings = options.Value;
        (Provider, connectionString) = Choose(settings, [.. providers]);

        if (!string.IsNullOrWhiteSpace(settings.ReplicaConnectionString))
        {
            Replication = Provider.Replication ?? throw new StartupException($"Persistence:ReplicaConnectionString is set, but {Provider.Name} has no replicas here. Leave it out.");
            replicaConnectionString = settings.ReplicaConnectionString;
        }

        if (settings.MaxPoolSize is { } maxPoolSize)
        {
            connectionString = Provider.LimitPool(connectionString, maxPoolSize);
            replicaConnectionString = replicaConnectionString is null ? null : Provider.LimitPool(replicaConnectionString, maxPoolSize);
        }

        MigratesOnStart = settings.MigrateOnStart ?? Provider.MigratesOnStart;
    }

    public IDatabaseProvider Provider { get; }

    public bool MigratesOnStart { get; }

    /// <inheritdoc cref="IDatabaseProvider.FindPoolSize"/>
    public int? PoolSize => Provider.FindPoolSize(connectionString);

    /// <summary>Null where no replica is configured.</summary>
    public IReplication? Replication { get; }

    /// <summary>Where it is, for people; never a password.</summary>
    public string Description => Provider.Describe(connectionString);

    /// <inheritdoc cref="IDatabaseProvider.PrepareToMigrateAsync"/>
    public Task<IAsyncDisposable?> PrepareToMigrateAsync(CancellationToken cancellationToken) => Provider.PrepareToMigrateAsync(connectionString, cancellationToken);

    public DbConnection ConnectToExisting() => Provider.ConnectToExisting(connectionString);

    /// <summary>A connection to the replica, not yet opened.</summary>
    public DbConnection ConnectToReplica() => Replication!.Connect(replicaConnectionString!);

    public void Configure(DbContextOptionsBuilder context)
    {
        Provider.Configure(context, connectionString);
        ConfigureCommon(context);
    }

    public void ConfigureReplica(DbContextOptionsBuilder context)
    {
        Replication!.Configure(context, replicaConnectionString!);
        ConfigureCommon(context);
    }

    /// <summary>Whether the database, not the request or the code, is why this was thrown, and may be well again later.</summary>
    public bool IsOutage(Exception exception) => Provider.IsOutage(exception) || (exception.InnerException is { } inner && IsOutage(inner));

    /// <summary>Whether the database is why this was thrown: it is away, or refuses what it was asked.</summary>
    public bool IsToBlameFor(Exception exception) => FindDatabaseError(exception) is not null || IsOutage(exception);

    /// <summary>What the driver said, from inside what Entity Framework and its execution strategy wrapped around it.</summary>
    public static DbException? FindDatabaseError(Exception? exception) => exception switch
    {
        null => null,
        DbException error => error,
        _ => FindDatabaseError(exception.InnerException),
    };

    private static void ConfigureCommon(DbContextOptionsBuilder context)
    {
        context.UseSnakeCaseNamingConvention();

        // Each of these throws as well: what is expected becomes a refusal, the rest is logged once, where it is answered.
        context.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
    }

    private static (IDatabaseProvider Provider, string ConnectionString) Choose(PersistenceOptions options, IReadOnlyList<IDatabaseProvider> providers)
    {
        if (string.IsNullOrWhiteSpace(options.ConnectionString) && !string.IsNullOrWhiteSpace(options.DatabaseUrl))
            return ChooseByUrl(options, options.DatabaseUrl, providers);

        var provider = ChooseByName(options.Provider ?? PersistenceOptions.DefaultProvider, providers);
        var given = string.IsNullOrWhiteSpace(options.ConnectionString) ? provider.DefaultConnectionString : options.ConnectionString;

        return (provider, given ?? throw new StartupException($"Persistence:ConnectionString is missing; {provider.Name} needs one."));
    }

    private static IDatabaseProvider ChooseByName(string name, IReadOnlyList<IDatabaseProvider> providers) =>
        providers.FirstOrDefault(provider => string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StartupException($"Persistence:Provider is '{name}'. Set it to one of: {Names(providers)}.");

    private static (IDatabaseProvider Provider, string ConnectionString) ChooseByUrl(PersistenceOptions options, string url, IReadOnlyList<IDatabaseProvider> providers)
    {
        foreach (var provider in providers)
        {
            if (provider.ParseUrl(url) is not { } parsed)
                continue;

            if (options.Provider is { } chosen && ChooseByName(chosen, providers) != provider)
                throw new StartupException($"Persistence:Provider is '{chosen}', but DATABASE_URL leads to {provider.Name}. Leave one of them out.");

            return (provider, parsed);
        }

        // What is no scheme (RFC 3986, 3.1) may be a password.
        var scheme = url.Split("://", 2) is [var name, _] && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.' or '_')
            ? $"has the scheme '{name}', which is no database of this server"
            : "has no scheme";

        throw new StartupException($"DATABASE_URL {scheme}. It can be: {Names(providers)}, such as sqlite:///blog.db.");
    }

    private static string Names(IEnumerable<IDatabaseProvider> providers) => string.Join(", ", providers.Select(provider => provider.Name));
}
