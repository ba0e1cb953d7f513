using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Testing;

public static class Meanwhile
{
    /// <summary>Runs a use case; <paramref name="meanwhile"/> happens between its last read and its commit, as another request's write would.</summary>
    public static Task<TResult> RunAsync<TUseCase, TResult>(
        this IServiceProvider scope, Func<Task> meanwhile, Func<TUseCase, Task<TResult>> run)
        where TUseCase : IUseCase =>
        run(ActivatorUtilities.CreateInstance<TUseCase>(scope, new LateUnitOfWork(scope.GetRequiredService<IUnitOfWork>(), meanwhile)));

    private sealed class LateUnitOfWork(IUnitOfWork real, Func<Task> meanwhile) : IUnitOfWork
    {
        public async Task<Result> CommitAsync(CancellationToken cancellationToken)
        {
            await meanwhile();
            return await real.CommitAsync(cancellationToken);
        }
    }
}
