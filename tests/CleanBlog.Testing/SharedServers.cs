namespace CleanBlog.Testing;

/// <summary>Ends the servers that the tests of an assembly shared. Each assembly derives its own, in the namespace above all its tests, which is how NUnit knows when to run it.</summary>
public abstract class SharedServers
{
    [OneTimeTearDown]
    public Task StopServers() => PostgreSqlServer.StopAsync();
}
