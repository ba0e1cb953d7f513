using CleanBlog.Testing;
using Microsoft.Playwright;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>The docs page as a person uses it, in an installed Chromium.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class DocsPageTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly List<string> complaints = [];
    private IPlaywright? playwright;
    private IBrowser? browser;

    [OneTimeSetUp]
    public async Task OpenBrowser()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Find(), Args = Arguments });
    }

    [OneTimeTearDown]
    public async Task CloseBrowser()
    {
        if (browser is not null)
            await browser.CloseAsync();

        playwright?.Dispose();
    }

    /// <summary>One journey, since the page takes seconds to load.</summary>
    [Test]
    public async Task Somebody_meets_a_problem_signs_in_with_email_and_password_and_executes_requests()
    {
        var page = await OpenAsync();

        var refused = await ExecuteAsync(page, "#operations-Users-ListUsers");
        await AuthorizeAsync(page);
        var answered = await ExecuteAsync(page, "#operations-Users-GetMe");
        await ExecuteAsync(page, "#operations-Posts-ListPosts");

        Assert.That(refused, Does.Contain("auth.token_missing"));
        Assert.That(answered, Does.Contain("\"email\": \"ada@example.com\""));

        // Of the refusal a browser complains by itself.
        Assert.That(complaints, Has.All.Contains("status of 401"));
    }

    private async Task<IPage> OpenAsync()
    {
        complaints.Clear();
        var page = await browser!.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 1000 } });
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };

        await page.GotoAsync(Address.ToString());
        await page.WaitForSelectorAsync(".opblock");
        return page;
    }

    private static async Task AuthorizeAsync(IPage page)
    {
        await page.ClickAsync(".auth-wrapper > .authorize");
        await page.FillAsync("#oauth_username", "ada@example.com");
        await page.FillAsync("#oauth_password", AUser.Password);
        await page.ClickAsync(".auth-container:has(#oauth_username) .modal-btn.authorize");
        await page.WaitForSelectorAsync(".auth-container button:has-text('Logout')");
        await page.ClickAsync(".btn-done");
    }

    private static async Task<string> ExecuteAsync(IPage page, string operation)
    {
        await page.ClickAsync($"{operation} .opblock-summary-control");
        await page.ClickAsync($"{operation} .try-out__btn");
        await page.ClickAsync($"{operation} .execute");

        return await page.InnerTextAsync($"{operation} .live-responses-table .response .response-col_description");
    }
}
