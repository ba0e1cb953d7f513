using CleanBlog.WebApi;
using CleanBlog.WebApi.Commands;

return HostCommands.AreMeant(args) ? await HostCommands.RunAsync(args) : await Server.RunAsync(args);
