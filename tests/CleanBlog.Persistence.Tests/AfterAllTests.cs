using CleanBlog.Testing;

namespace CleanBlog.Persistence.Tests;

[SetUpFixture]
public sealed class AfterAllTests : SharedServers;
