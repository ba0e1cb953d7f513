using System.Reflection;
using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using Mapster;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Application;

public static class ApplicationServices
{
    /// <summary>Registers every <see cref="IUseCase"/> of this assembly, and the mapping of aggregates to read models.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        var assembly = typeof(ApplicationServices).Assembly;

        foreach (var useCase in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IUseCase))))
            services.AddTransient(useCase);

        return services.AddTransient<NewPasswords>().AddTransient<CurrentPasswords>().AddTransient<SessionEnds>().AddSingleton(_ => Mapping(assembly));
    }

    private static TypeAdapterConfig Mapping(Assembly assembly)
    {
        var config = new TypeAdapterConfig { RequireExplicitMapping = true, RequireDestinationMemberSource = true };
        config.Scan(assembly);
        return config;
    }
}
