using System.Text;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Persistence.Tests.Security;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AccessTokensTests
{
    private const string Key = "a key that is long enough for a test";

    private static readonly UserId Ada = UserId.New();

    private static readonly SessionId Session = SessionId.New();

    private static readonly DateTimeOffset End = APost.Noon.AddDays(14);

    private readonly FakeTimeProvider clock = new(APost.Noon);

    [Test]
    public void A_token_says_whose_it_is_by_whom_for_whom_and_how_long()
    {
        var token = Read(Tokens(options => (options.Issuer, options.Audience, options.Lifetime) = ("us", "them", TimeSpan.FromMinutes(5))).Issue(Ada, Session, End).Value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.Subject, Is.EqualTo(Ada.Value.ToString()));
            Assert.That(token.Issuer, Is.EqualTo("us"));
            Assert.That(token.Audiences, Is.EqualTo(["them"]));
            Assert.That(token.GetPayloadValue<long>("iat"), Is.EqualTo(APost.Noon.ToUnixTimeSeconds()));
            Assert.That(token.GetPayloadValue<long>("exp"), Is.EqualTo(APost.Noon.AddMinutes(5).ToUnixTimeSeconds()));
            Assert.That((token.Alg, token.Typ), Is.EqualTo(("HS256", "at+jwt")));
        }
    }

    [Test]
    public void A_token_tells_nothing_else() =>
        Assert.That(Read(Tokens().Issue(Ada, Session, End).Value).Claims.Select(claim => claim.Type), Is.EquivalentTo(["sub", "jti", "iss", "aud", "iat", "exp", "sid"]));

    [Test]
    public void Two_tokens_of_one_instant_differ()
    {
        var tokens = Tokens();

        Assert.That(new[] { tokens.Issue(Ada, Session, End), tokens.Issue(Ada, Session, End) }.Select(token => Read(token.Value).Id), Is.Unique);
    }

    [Test]
    public void The_answer_tells_the_lifetime() =>
        Assert.That(Tokens(options => options.Lifetime = TimeSpan.FromMinutes(5)).Issue(Ada, Session, End).Lifetime, Is.EqualTo(TimeSpan.FromMinutes(5)));

    [Test]
    public async Task A_fresh_token_is_good() => Assert.That(await IsValidAsync(Tokens().Issue(Ada, Session, End).Value), Is.True);

    [TestCase(0, true)]
    [TestCase(29, true)]
    [TestCase(31, false)]
    public async Task A_token_is_good_until_it_expires_and_clocks_may_differ_by_30_seconds(int secondsPastExpiry, bool expected)
    {
        var token = Tokens().Issue(Ada, Session, End);

        clock.Advance(token.Lifetime + TimeSpan.FromSeconds(secondsPastExpiry));

        Assert.That(await IsValidAsync(token.Value), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_token_of_another_key_is_refused() =>
        Assert.That(await IsValidAsync(Tokens(options => options.SigningKey = "another key that is long enough too").Issue(Ada, Session, End).Value), Is.False);

    [Test]
    public async Task A_token_of_another_issuer_is_refused() =>
        Assert.That(await IsValidAsync(Tokens(options => options.Issuer = "them").Issue(Ada, Session, End).Value), Is.False);

    [Test]
    public async Task A_token_for_another_audience_is_refused() =>
        Assert.That(await IsValidAsync(Tokens(options => options.Audience = "them").Issue(Ada, Session, End).Value), Is.False);

    [Test]
    public async Task A_token_without_a_signature_is_refused()
    {
        var parts = Tokens().Issue(Ada, Session, End).Value.Split('.');

        Assert.That(await IsValidAsync($"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}."), Is.False);
    }

    [Test]
    public async Task A_token_by_another_algorithm_is_refused()
    {
        var parameters = Tokens().ValidationParameters;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = parameters.ValidIssuer,
            Audience = parameters.ValidAudience,
            TokenType = "at+jwt",
            Expires = clock.GetUtcNow().AddMinutes(5).UtcDateTime,
            NotBefore = clock.GetUtcNow().UtcDateTime,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[64]), SecurityAlgorithms.HmacSha512),
        });

        parameters.IssuerSigningKeyResolver = (_, _, _, _) => [new SymmetricSecurityKey(new byte[64])];

        Assert.That((await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters)).IsValid, Is.False);
    }

    [Test]
    public async Task A_token_without_an_expiry_is_refused() => Assert.That(await IsValidAsync(Sign(expires: null, notBefore: null)), Is.False);

    [Test]
    public async Task A_token_from_the_future_is_refused() =>
        Assert.That(await IsValidAsync(Sign(expires: APost.Noon.AddHours(2), notBefore: APost.Noon.AddHours(1))), Is.False);

    private string Sign(DateTimeOffset? expires, DateTimeOffset? notBefore)
    {
        var parameters = Tokens().ValidationParameters;

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = parameters.ValidIssuer,
            Audience = parameters.ValidAudience,
            TokenType = "at+jwt",
            Expires = expires?.UtcDateTime,
            NotBefore = notBefore?.UtcDateTime,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Key)), SecurityAlgorithms.HmacSha256),
        });
    }

    private async Task<bool> IsValidAsync(string token) =>
        (await new JsonWebTokenHandler().ValidateTokenAsync(token, Tokens().ValidationParameters)).IsValid;

    private AccessTokens Tokens(Action<AccessTokenOptions>? configure = null)
    {
        var options = new AccessTokenOptions { SigningKey = Key };
        configure?.Invoke(options);
        return new AccessTokens(Options.Create(options), new AccessTokenKeys(Options.Create(options)), clock);
    }

    private static JsonWebToken Read(string token) => new(token);
}
