namespace ComplianceGrains.Host.Settings;

/// <summary>What the command line says. Everything has a default that works on a laptop.</summary>
internal sealed record HostArguments
{
    /// <summary>Where everything durable is kept: an absolute path once the arguments are read.</summary>
    public required string Data { get; init; }

    /// <summary>Where the copies of what was signed are kept; null for beside the data folder.</summary>
    public string? Anchors { get; init; }

    /// <summary>Where the API listens.</summary>
    public required string Urls { get; init; }

    /// <summary>Where the packs are.</summary>
    public required string Jurisdictions { get; init; }

    /// <summary>Whether to play a cast of subjects through every outcome.</summary>
    public bool Demo { get; init; }

    /// <summary>Whether a start that fails shows everything that is known about the failure, and the libraries' own words.</summary>
    public bool Verbose { get; init; }

    /// <summary>Reads the arguments; null after saying what is wrong with them.</summary>
    public static HostArguments? Parse(string[] args)
    {
        var arguments = new HostArguments
        {
            Data = Setting("ComplianceGrains__Data") ?? "data",
            Urls = Setting("ASPNETCORE_URLS") ?? "http://127.0.0.1:5080",
            Jurisdictions = DefaultJurisdictions(),
        };
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = (args[i], i + 1 < args.Length ? args[i + 1] : null);
            switch (name)
            {
                case "--demo":
                    arguments = arguments with { Demo = true };
                    continue;
                case "--verbose":
                    arguments = arguments with { Verbose = true };
                    continue;
                case "--data" when value is { Length: > 0 }:
                    arguments = arguments with { Data = value };
                    break;
                case "--anchors" when value is { Length: > 0 }:
                    arguments = arguments with { Anchors = value };
                    break;
                case "--urls" when value is { Length: > 0 }:
                    arguments = arguments with { Urls = value };
                    break;
                case "--jurisdictions" when value is { Length: > 0 }:
                    arguments = arguments with { Jurisdictions = value };
                    break;
                default:
                    Console.Error.WriteLine($"'{name}' is not understood. Use: [--demo] [--data DIR] [--anchors DIR] [--urls URL] [--jurisdictions DIR] [--verbose]");
                    return null;
            }

            i++;
        }

        return arguments with { Data = Path.GetFullPath(arguments.Data) };
    }

    /// <summary>An empty address would listen everywhere: empty is not set.</summary>
    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The working copy's packs where there is one, else those that came with the program.</summary>
    private static string DefaultJurisdictions() =>
        File.Exists(Path.Combine("jurisdictions", "catalog.yaml")) ? "jurisdictions" : Path.Combine(AppContext.BaseDirectory, "jurisdictions");
}
