namespace CleanBlog.Benchmarks;

/// <summary>How often and how long everything is done.</summary>
/// <param name="Rounds">In each, all that is compared runs once.</param>
/// <param name="Drive">One server under full load.</param>
/// <param name="Latency">One server under half of that load.</param>
/// <param name="WarmUp">Each kind of request, before anything is measured.</param>
/// <param name="StartUps">Starts of each server.</param>
/// <param name="ManyPosts">What the great database holds.</param>
internal sealed record Pace(int Rounds, TimeSpan Drive, TimeSpan Latency, TimeSpan WarmUp, int StartUps, int ManyPosts)
{
    public static readonly Pace Full = new(5, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(25), StartUps: 5, ManyPosts: 1_000_000);

    public static readonly Pace Quick = new(2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), StartUps: 3, ManyPosts: 200_000);
}
