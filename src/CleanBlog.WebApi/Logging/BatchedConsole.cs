using System.Globalization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Logging;

/// <summary>
/// The console of the framework's log, with its settings (<c>Logging:Console</c>) and its formatters, but written many lines at a time:
/// the framework's own wakes a thread for each.
/// </summary>
[ProviderAlias("Console")]
internal sealed class BatchedConsole : ILoggerProvider, ISupportExternalScope
{
    /// <summary>What a thread keeps for its next line; a longer one, such as of an exception, is forgotten.</summary>
    private const int UsualLength = 1024;

    [ThreadStatic]
    private static StringWriter? line;

    private readonly ConsoleFormatter formatter;
    private readonly LogLevel errorThreshold;
    private readonly LineWriter output;
    private readonly LineWriter? errors;
    private IExternalScopeProvider? scopes;

    public BatchedConsole(IOptions<ConsoleLoggerOptions> options, IEnumerable<ConsoleFormatter> formatters)
    {
        var settings = options.Value;
        var (name, known) = (settings.FormatterName ?? ConsoleFormatterNames.Simple, formatters.ToList());

        formatter = known.Find(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new OptionsValidationException(
                nameof(ConsoleLoggerOptions),
                typeof(ConsoleLoggerOptions),
                [$"Logging:Console:FormatterName is '{name}'. Set it to one of: {string.Join(", ", known.Select(candidate => candidate.Name).Order(StringComparer.Ordinal))}."]);

        errorThreshold = settings.LogToStandardErrorThreshold;
        output = Writer(Console.OpenStandardOutput(), settings);
        errors = errorThreshold is LogLevel.None ? null : Writer(Console.OpenStandardError(), settings);
    }

    /// <summary>Takes the place of the framework's own, but not on a terminal of Windows, where colours may have to be translated.</summary>
    public static void Replace(ILoggingBuilder logging)
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
            return;

        var own = logging.Services.Single(service => service.ImplementationType == typeof(ConsoleLoggerProvider));

        logging.Services.Remove(own);
        logging.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, BatchedConsole>());
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
        output.Dispose();
        errors?.Dispose();
    }

    private LineWriter Writer(Stream stream, ConsoleLoggerOptions settings) => new(stream, settings.MaxQueueLength, settings.QueueFullMode, TellLost);

    private string TellLost(int count)
    {
        var entry = new LogEntry<int>(
            LogLevel.Warning, typeof(BatchedConsole).FullName!, default, count, exception: null,
            (lost, _) => string.Create(CultureInfo.InvariantCulture, $"{lost} lines of the log were lost: they came faster than they were read, or could not be written"));

        return Format(entry);
    }

    private string Format<TState>(in LogEntry<TState> entry)
    {
        var writer = Line();
        var text = writer.GetStringBuilder();

        try
        {
            formatter.Write(entry, scopes, writer);
            return text.ToString();
        }
        finally
        {
            text.Clear();
            text.Capacity = Math.Min(text.Capacity, UsualLength);
        }
    }

    private static StringWriter Line() => line ??= new StringWriter(CultureInfo.InvariantCulture);

    private sealed class Category(BatchedConsole console, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull =>
            console.scopes?.Push(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;

            var formatted = console.Format(new LogEntry<TState>(logLevel, name, eventId, state, exception, formatter));

            if (formatted.Length > 0)
                (logLevel >= console.errorThreshold ? console.errors ?? console.output : console.output).Add(formatted);
        }
    }
}
