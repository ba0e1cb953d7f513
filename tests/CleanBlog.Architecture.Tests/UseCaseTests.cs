using System.Reflection;
using CleanBlog.Application;
using CleanBlog.Application.Common;
using CleanBlog.Architecture.Tests.Planted;
using CleanBlog.Domain.Common;
using Microsoft.Extensions.DependencyInjection;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CleanBlog.Architecture.Tests;

public sealed class UseCaseTests
{
    private static IEnumerable<Type> UseCases => Layers.Application.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IUseCase)));

    [Test]
    public void There_are_use_cases() => Assert.That(UseCases.Count(), Is.GreaterThanOrEqualTo(12));

    [Test]
    public void Use_cases_are_sealed()
    {
        var unsealed = Unsealed();

        Assert.That(unsealed, Is.EqualTo([typeof(LeakyUseCase).FullName]), "The planted one, and no other");
    }

    [TestCaseSource(nameof(UseCases))]
    public void A_use_case_has_one_public_method_that_takes_the_token_last(Type useCase) => Assert.That(BreaksTheShape(useCase), Is.False);

    [Test]
    public void A_use_case_of_another_shape_would_be_seen() => Assert.That(BreaksTheShape(typeof(LeakyUseCase)), Is.True);

    [Test]
    public void Whatever_has_the_shape_is_marked_as_a_use_case() =>
        Assert.That(
            Layers.Application.GetTypes().Where(type => type.IsClass && type.GetMethod("ExecuteAsync") is not null),
            Is.EquivalentTo(UseCases));

    [Test]
    public void Every_use_case_is_registered()
    {
        var registered = new ServiceCollection().AddApplication().Select(service => service.ServiceType);

        Assert.That(UseCases, Is.SubsetOf(registered));
    }

    private static IEnumerable<string> Unsealed() =>
        Classes().That().ImplementInterface(typeof(IUseCase)).Should().BeSealed().Evaluate(Layers.All)
            .Where(result => !result.Passed)
            .Select(result => result.EvaluatedObject is ArchUnitNET.Domain.Class useCase ? useCase.FullName : result.Description);

    private static bool BreaksTheShape(Type useCase) =>
        useCase.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly) is not [{ Name: "ExecuteAsync" } method]
        || method.GetParameters()[^1].ParameterType != typeof(CancellationToken)
        || !(method.ReturnType.IsAssignableTo(typeof(Task)) || IsStream(method.ReturnType));

    /// <summary>What is read as it is consumed, or why it is not.</summary>
    private static bool IsStream(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || (type.GetGenericTypeDefinition() == typeof(Result<>) && IsStream(type.GenericTypeArguments[0])));
}
