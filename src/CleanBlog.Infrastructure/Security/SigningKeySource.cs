using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// In Development a random key is made at the first start and kept beside the database; everywhere else a missing, short or well-known
/// one stops the start.
/// </summary>
internal sealed class SigningKeySource(IHostEnvironment environment) : IPostConfigureOptions<AccessTokenOptions>, IValidateOptions<AccessTokenOptions>
{
    private const int MinKeyBytes = 32;

    /// <summary>Keys from the reference and from the tutorials that people copy.</summary>
    private static readonly string[] WellKnownKeys =
    [
        "dev-secret-key",
        "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",
        "a-string-secret-at-least-256-bits-long",
        "your-256-bit-secret",
    ];

    public void PostConfigure(string? name, AccessTokenOptions options)
    {
        if (options.SigningKey.Length == 0 && environment.IsDevelopment())
            options.SigningKey = ReadOrCreate(Path.Combine(environment.ContentRootPath, "data", "development-signing-key"));

        foreach (var key in options.Keys.Where(key => key.Path is { Length: > 0 }))
            key.Path = Path.Combine(environment.ContentRootPath, key.Path!);
    }

    public ValidateOptionsResult Validate(string? name, AccessTokenOptions options)
    {
        const string Mend = "Set it to at least 32 random bytes, such as the output of: openssl rand -base64 48";

        if (options.SigningKey.Length == 0)
            return ValidateOptionsResult.Fail($"SECRET_KEY (or AccessTokens:SigningKey) is missing. {Mend}");

        if (WellKnownKeys.Contains(options.SigningKey, StringComparer.Ordinal) && !environment.IsDevelopment())
            return ValidateOptionsResult.Fail($"SECRET_KEY (or AccessTokens:SigningKey) is a well-known default. {Mend}");

        if (Encoding.UTF8.GetByteCount(options.SigningKey) < MinKeyBytes)
            return ValidateOptionsResult.Fail($"SECRET_KEY (or AccessTokens:SigningKey) is shorter than {MinKeyBytes} bytes. {Mend}");

        // A key pair that is no good is found at the start, not by the first who signs in.
        if (options.Keys.Count > 0)
            new AccessTokenKeys(options).Dispose();

        return ValidateOptionsResult.Success;
    }

    private static string ReadOrCreate(string path)
    {
        // Two first starts at once have to agree on one key.
        using var turn = new Mutex(initiallyOwned: false, @"Global\CleanBlog.DevelopmentSigningKey");
        turn.WaitOne();

        try
        {
            if (!File.Exists(path))
                Create(path);

            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The signing key for development cannot be kept in {path} ({exception.Message}). Make the folder writable, or set SECRET_KEY.", exception);
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new StreamWriter(path, options);
        file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)));
    }
}
