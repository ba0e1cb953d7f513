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

        command.SetAction((arguments, cancellationToken) => CommandHost.RunAsync(
            services => RunAsync(
                services,
                arguments.GetRequiredValue(email),
                arguments.GetRequiredValue(firstName),
                arguments.GetRequiredValue(lastName),
                cancellationToken),
            cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string email, string firstName, string lastName, CancellationToken cancellationToken)
    {
        if (await ReadPasswordAsync(cancellationToken) is not { } password)
        {
            await Console.Error.WriteLineAsync("There is no password on standard input, or the two that were typed differ. Nothing was created.");
            return Composition.Failed;
        }

        await using var scope = services.CreateAsyncScope();
        var registered = await scope.ServiceProvider.GetRequiredService<RegisterUser>()
            .ExecuteAsync(new(email, password, firstName, lastName, UserRole.Admin), cancellationToken);

        if (!registered.TryGet(out var user, out var error))
        {
            await Console.Error.WriteLineAsync($"{error.Message} ({error.Code})");
            return Composition.Failed;
        }

        await Console.Out.WriteLineAsync($"Administrator {user.Email} is created: {user.Id}");
        return 0;
    }

    private static async Task<string?> ReadPasswordAsync(CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
            return await Console.In.ReadLineAsync(cancellationToken);

        var password = await AskAsync("Password:", cancellationToken);
        var again = await AskAsync("Once more:", cancellationToken);

        return string.Equals(password, again, StringComparison.Ordinal) ? password : null;
    }

    private static Task<string> AskAsync(string prompt, CancellationToken cancellationToken) =>
        AnsiConsole.PromptAsync(new TextPrompt<string>(prompt).Secret(mask: null), cancellationToken);
}
