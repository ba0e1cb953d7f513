using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests;

[SetUpFixture]
public sealed class AfterAllTests : SharedServers;
