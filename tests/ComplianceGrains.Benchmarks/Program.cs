using ComplianceGrains.Benchmarks;

// dotnet run -c Release --project tests/ComplianceGrains.Benchmarks -- <name> [arguments]
var name = args.FirstOrDefault();
if (name is null || !Catalogue.All.TryGetValue(name, out var benchmark))
{
    Console.Error.WriteLine($"Name one of: {string.Join(", ", Catalogue.All.Keys)}");
    return 2;
}

Machine.Describe(Console.Out);
return await benchmark(args[1..]);
