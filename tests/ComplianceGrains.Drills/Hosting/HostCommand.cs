namespace ComplianceGrains.Drills.Hosting;

/// <summary>What a life of the program is started with.</summary>
/// <param name="Arguments">The whole command line.</param>
/// <param name="Environment">Settings under their names in the environment: <c>Wallets__Domain</c>.</param>
/// <param name="Take">Takes each line that the program writes; null at the end.</param>
public sealed record HostCommand(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, Action<string?> Take);
