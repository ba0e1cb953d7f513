using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Tests.Common;

public sealed class ResultTests
{
    private static readonly Error Refusal = new(ErrorKind.Conflict, "test.refused", "It was refused.");

    [Test]
    public void Success_has_no_error() => Assert.That(Result.Success.Error, Is.Null);

    [Test]
    public void An_error_is_a_result()
    {
        Result result = Refusal;

        Assert.That(result.Error, Is.EqualTo(Refusal));
    }

    [Test]
    public void A_value_is_a_result_that_gives_it_back()
    {
        Result<string> result = "value";

        var succeeded = result.TryGet(out var value, out var error);

        Assert.That((succeeded, value, error), Is.EqualTo((true, "value", (Error?)null)));
    }

    [Test]
    public void A_result_of_an_error_gives_no_value()
    {
        Result<string> result = Refusal;

        var succeeded = result.TryGet(out var value, out var error);

        Assert.That((succeeded, value, error), Is.EqualTo((false, (string?)null, Refusal)));
    }

    [Test]
    public void A_result_with_a_value_has_no_error()
    {
        Result<int> result = 0;

        Assert.That(result.Error, Is.Null);
    }

    [Test]
    public void Errors_are_compared_by_value() =>
        Assert.That(new Error(ErrorKind.Conflict, "test.refused", "It was refused."), Is.EqualTo(Refusal));
}
