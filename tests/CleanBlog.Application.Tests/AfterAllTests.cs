using CleanBlog.Testing;

namespace CleanBlog.Application.Tests;

[SetUpFixture]
public sealed class AfterAllTests : SharedServers;
