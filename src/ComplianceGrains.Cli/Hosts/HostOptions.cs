using System.CommandLine;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Hosts;

/// <summary>What every command takes that asks a running host.</summary>
internal sealed class HostOptions
{
    public Option<string> Url { get; } = new("--url") { Description = "Address of the running host, e.g. http://127.0.0.1:5080.", Required = true };

    public Option<FileInfo?> Key { get; } = new("--key-file") { Description = $"File that holds the key to show to the host; else the environment variable {HostConnection.KeyVariable}." };

    /// <summary>Asks the host, or says why nobody can.</summary>
    public async Task<int> AskAsync(ParseResult parsed, Func<HostConnection, Task<int>> ask, CancellationToken cancellation)
    {
        if (HostConnection.AddressOf(parsed.GetValue(Url)) is not { } address)
        {
            Console.Error.WriteLine("--url is an http or https address without a user name.");
            return ExitCode.WrongUse;
        }

        var (host, objection) = await HostConnection.OpenAsync(address, parsed.GetValue(Key), cancellation);
        using (host)
            return host is null ? Objected(objection) : await ask(host);
    }

    /// <summary>Says why it could not be done.</summary>
    public static int Objected(string? objection)
    {
        Console.Error.WriteLine(objection);
        return ExitCode.CouldNotBeDone;
    }
}
