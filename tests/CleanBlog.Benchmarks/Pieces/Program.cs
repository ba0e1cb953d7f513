using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CleanBlog.Benchmarks.Pieces;

// In this process: a project that is generated elsewhere would know nothing of this repository's rules.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));

BenchmarkRunner.Run([typeof(PiecesOfARequest), typeof(CachesCompared)], config, args);
