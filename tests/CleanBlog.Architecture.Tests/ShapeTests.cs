using System.Reflection;
using System.Runtime.CompilerServices;
using CleanBlog.Architecture.Tests.Planted;
using CleanBlog.WebApi.Posts;

namespace CleanBlog.Architecture.Tests;

public sealed class ShapeTests
{
    private static readonly Assembly[] Inner = [Layers.Domain, Layers.Application];

    private static IEnumerable<Type> Ports => Inner.SelectMany(layer => layer.GetTypes()).Where(type => type.IsInterface);

    private static IEnumerable<Type> Requests => Layers.WebApi.GetTypes().Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal));

    private static IEnumerable<Type> Endpoints => Layers.WebApi.GetTypes().Where(type => type.Name.EndsWith("Endpoints", StringComparison.Ordinal));

    [Test]
    public void No_port_lets_a_query_out() =>
        Assert.That(Ports.Concat(Layers.Infrastructure.GetTypes().Where(type => type.Name.EndsWith("Repository", StringComparison.Ordinal))).Where(LetsAQueryOut), Is.Empty);

    [Test]
    public void A_port_that_lets_a_query_out_would_be_seen() => Assert.That(LetsAQueryOut(typeof(LeakyUseCase)), Is.True);

    [Test]
    public void Nothing_in_the_domain_has_a_public_setter() => Assert.That(Layers.Domain.GetTypes().Where(HasPublicSetter), Is.Empty);

    [Test]
    public void A_public_setter_would_be_seen() => Assert.That(HasPublicSetter(typeof(LeakyUseCase)), Is.True);

    [Test]
    public void Requests_are_public_since_others_are_not_validated() => Assert.That(Requests.Where(IsHidden), Is.Empty);

    [Test]
    public void A_request_that_is_not_public_would_be_seen() => Assert.That(IsHidden(typeof(HiddenRequest)), Is.True);

    [Test]
    public void The_requests_are_found_by_their_name() => Assert.That(Requests, Has.Member(typeof(WritePostRequest)));

    [Test]
    public void Handlers_are_public_and_static() => Assert.That(Endpoints.SelectMany(HiddenHandlers), Is.Empty);

    [Test]
    public void A_handler_that_is_not_public_would_be_seen() =>
        Assert.That(HiddenHandlers(typeof(LeakyEndpoints)).Select(handler => handler.Name), Is.EqualTo(["Get"]));

    [Test]
    public void The_endpoints_are_found_by_their_name() => Assert.That(Endpoints, Has.Member(typeof(PostEndpoints)));

    private static bool LetsAQueryOut(Type type) =>
        type.GetMethods().Any(method => method.ReturnType.IsAssignableTo(typeof(IQueryable)) || method.ReturnType.GetGenericArguments().Any(argument => argument.IsAssignableTo(typeof(IQueryable))));

    private static bool HasPublicSetter(Type type) => Array.Exists(
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static),
        property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsHidden(Type type) => !type.IsVisible;

    private static IEnumerable<MethodInfo> HiddenHandlers(Type endpoints) =>
        endpoints.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method is not { IsPublic: true, IsStatic: true })
            .Where(method => method.DeclaringType == endpoints && !method.Name.Contains('<', StringComparison.Ordinal));
}
