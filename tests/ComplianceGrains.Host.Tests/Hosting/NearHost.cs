using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace ComplianceGrains.Host.Tests.Hosting;

/// <summary>
/// The same program inside the process of the tests, with sockets, files and databases of its own: for tests that are not about the process.
/// A life costs a fifth of what a process costs, because its code is compiled already.
/// </summary>
internal static class NearHost
{
    public static Task<RunningHost> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), null, arguments);

    public static Task<RunningHost> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments) => StartAsync(environment, null, arguments);

    public static Task<RunningHost> StartAsync(Action<string>? prepare, params string[] arguments) => StartAsync(new Dictionary<string, string>(), prepare, arguments);

    public static Task<RunningHost> StartAsync(IReadOnlyDictionary<string, string> environment, Action<string>? prepare, string[] arguments) =>
        RunningHost.StartAsync(environment, prepare, arguments, command => new Life(command));

    /// <summary>By a clock of the test's own.</summary>
    /// <param name="clock">What time it is for the host.</param>
    /// <param name="environment">Settings under their names in the environment.</param>
    /// <param name="built">Told of each life's services before it starts.</param>
    /// <param name="arguments">Of the command line, besides folder and address.</param>
    public static Task<RunningHost> StartAsync(IClock clock, IReadOnlyDictionary<string, string> environment, Action<IServiceProvider> built, params string[] arguments) =>
        RunningHost.StartAsync(environment, null, arguments, command => new Life(command, clock, built));

    /// <summary>Started on an empty folder, and perhaps it never becomes ready.</summary>
    public static RunningHost Launched(IReadOnlyDictionary<string, string> environment) => RunningHost.Launched(environment, command => new Life(command));

    /// <summary>It ends in order only: what is about a kill needs a process.</summary>
    private sealed class Life : IHostLife
    {
        private readonly Task<WebApplication> _app;
        private bool _isOver;

        // Off the test's own context: what the host goes on with is not run on the few threads of the tests.
        public Life(HostCommand command, IClock? clock = null, Action<IServiceProvider>? built = null) => _app = Task.Run(() => StartAsync(command, clock, built));

        public int ProcessId => Environment.ProcessId;

        public bool HasExited => _isOver || _app.IsFaulted;

        public int ExitCode => _app.IsFaulted ? 1 : 0;

        public void Kill() => throw new InvalidOperationException("A host inside the process of the tests cannot be killed.");

        public async Task StopAsync()
        {
            var app = await _app;
            await app.StopAsync();
            await app.DisposeAsync();
            _isOver = true;
        }

        public void Dispose()
        {
            if (!HasExited)
                Task.Run(StopAsync).GetAwaiter().GetResult();
        }

        private static async Task<WebApplication> StartAsync(HostCommand command, IClock? clock, Action<IServiceProvider>? built)
        {
            try
            {
                // What is named first is the default: the same folder that a process in the repository finds.
                var arguments = HostArguments.Parse(["--jurisdictions", Path.Combine(Repository.Root, "jurisdictions"), .. command.Arguments])
                    ?? throw new ArgumentException("The arguments are not understood.");
                var settings = command.Environment.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value);
                var app = Composition.Build(arguments, clock: clock, settings: settings);
                built?.Invoke(app.Services);
                await app.StartAsync();
                return app;
            }
            catch (Exception failure)
            {
                command.Take($"The host does not start: {StartFailure.Sentence(failure)}");
                throw;
            }
        }
    }
}
