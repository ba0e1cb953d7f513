using System.Runtime.InteropServices;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Lets the threads of requests go first wherever there is no processor for all.</summary>
internal static class BackgroundThread
{
    /// <summary>Leaves about a third of the weight of another thread (sched(7)): enough to get on when the processors are never free.</summary>
    private const int Niceness = 5;

    /// <summary>For the rest of this thread's life, so only for one that nothing else runs on.</summary>
    public static void StepBack()
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;

        // .NET sets no priorities on Linux, where a nice value is a thread's (nice(2), "C library/kernel differences").
        if (OperatingSystem.IsLinux())
            _ = AddNiceness(Niceness);
    }

    [DllImport("libc", EntryPoint = "nice")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AddNiceness(int increment);
}
