namespace CleanBlog.Infrastructure.Limits;

/// <summary>What each caller has left of each rate, and who is known.</summary>
public interface IBudgets
{
    /// <summary>Takes one where there is one left.</summary>
    ValueTask<Budget> SpendAsync(Rate rate, UInt128 caller, CancellationToken cancellationToken);

    /// <summary>Gives one back that was taken.</summary>
    ValueTask GiveBackAsync(Rate rate, UInt128 caller);

    /// <summary>Knows the caller for so long from now on.</summary>
    ValueTask RememberAsync(UInt128 caller, TimeSpan time);

    ValueTask<bool> KnowsAsync(UInt128 caller, CancellationToken cancellationToken);
}
