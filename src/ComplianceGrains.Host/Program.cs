using ComplianceGrains.Host.Hosting;

var options = HostArguments.Parse(args);
if (options is null)
    return 2;

await using var app = Composition.Build(options);
await app.RunAsync();
return 0;
