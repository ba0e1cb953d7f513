using System.CommandLine;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Users;
using Spectre.Console;

namespace CleanBlog.WebApi.Commands;

/// <summary>Creates an administrator. The password comes from a prompt or from standard input, never from an argument, which others could see.</summary>
internal static class CreateAdminCommand
{
    public static Command Create()
    {
        var email = new Option<string>("--email") { Description = "The e-mail address to log in with.", Required = true };
        var firstName = new Option<string>("--first-name") { Description = "The first name.", DefaultValueFactory = _ => "Blog" };
        var lastName = new Option<string>("--last-name") { Description = "The last name.", DefaultValueFactory = _ => "Administrator" };

        var command = new Command("create-admin", "Creates an administrator. Asks for the password, or reads it as one line from standard input.") { email, firstName, lastName };

        command.SetAction(async (arguments, cancellationToken) =>
        {
            // Asked for before anything slow begins, so that nothing typed ahead is shown.
            if (await ReadPasswordAsync(cancellationToken) is not { } password)
                return Composition.Failed;

            var registration = new RegisterUserCommand(
                arguments.GetRequiredValue(email), password, arguments.GetRequiredValue(firstName), arguments.GetRequiredValue(lastName), UserRole.Admin);

            return await CommandHost.RunAsync(services => RunAsync(services, registration, cancellationToken), cancellationToken);
        });

        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, RegisterUserCommand registration, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var registered = await scope.ServiceProvider.GetRequiredService<RegisterUser>().ExecuteAsync(registration, cancellationToken);

        if (!registered.TryGet(out var user, out var error))
        {
            await Console.Error.WriteLineAsync($"{error.Message} ({error.Code})");
            return Composition.Failed;
        }

        await Console.Out.WriteLineAsync($"Administrator {user.Email} is created: {user.Id}");
        return 0;
    }

    /// <summary>Null where there is none to use; the reason has been said.</summary>
    private static async Task<string?> ReadPasswordAsync(CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            var line = await Console.In.ReadLineAsync(cancellationToken);

            if (line is null)
                await Console.Error.WriteLineAsync("There is no password on standard input. Nothing was created.");

            return line;
        }

        var password = await AskAsync("Password:", cancellationToken);
        var again = await AskAsync("Once more:", cancellationToken);

        if (string.Equals(password, again, StringComparison.Ordinal))
            return password;

        await Console.Error.WriteLineAsync("The two passwords differ. Nothing was created.");
        return null;
    }

    private static Task<string> AskAsync(string prompt, CancellationToken cancellationToken) =>
        AnsiConsole.PromptAsync(new TextPrompt<string>(prompt).Secret(mask: null), cancellationToken);
}
