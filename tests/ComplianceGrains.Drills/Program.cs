using ComplianceGrains.Drills;
using ComplianceGrains.Drills.Applicants;
using ComplianceGrains.Drills.Clusters;
using ComplianceGrains.Drills.Destructions;
using ComplianceGrains.Drills.Edits;
using ComplianceGrains.Drills.Kills;
using ComplianceGrains.Drills.Moves;
using ComplianceGrains.Drills.Names;
using ComplianceGrains.Drills.Queues;
using ComplianceGrains.Drills.Transactions;

// dotnet run -c Release --project tests/ComplianceGrains.Drills -- applicants|kills|transactions|cluster|names|move|azure-destruction|destructions|edits|queue [--name value]…
try
{
    return args.FirstOrDefault() switch
    {
        "applicants" => await ApplicantsDrill.RunAsync(ApplicantsOptions.Read(new DrillArguments(args[1..])), Console.Out),
        "kills" => await KillsDrill.RunAsync(KillsOptions.Read(new DrillArguments(args[1..])), Console.Out) ? 0 : 1,
        "transactions" => await TransactionsDrill.RunAsync(TransactionsOptions.Read(new DrillArguments(args[1..])), Console.Out) ? 0 : 1,
        "cluster" => await OnAzureAsync(emulator => ClusterDrill.RunAsync(emulator, ClusterOptions.Read(new DrillArguments(args[1..])), Console.Out)) ? 0 : 1,
        "names" => await OnAzureAsync(emulator => NamesDrill.RunAsync(emulator, NamesOptions.Read(new DrillArguments(args[1..])), Console.Out)) ? 0 : 1,
        "move" => await OnAzureAsync(emulator => MoveDrill.RunAsync(emulator, MoveOptions.Read(new DrillArguments(args[1..])), Console.Out)) ? 0 : 1,
        "azure-destruction" => await OnAzureAsync(emulator => AzureDestructionDrill.RunAsync(emulator, Console.Out)) ? 0 : 1,
        "destructions" => await DestructionsDrill.RunAsync(DestructionsOptions.Read(new DrillArguments(args[1..])), Console.Out) ? 0 : 1,
        "edits" => await EditsDrill.RunAsync(EditsOptions.Read(new DrillArguments(args[1..])), Console.Out) ? 0 : 1,
        "queue" => await QueueDrill.RunAsync(QueueOptions.Read(new DrillArguments(args[1..])), Console.Out) ? 0 : 1,
        _ => throw new DrillUsageException("Name a drill: applicants, kills, transactions, cluster, names, move, azure-destruction, destructions, edits or queue."),
    };
}
catch (DrillUsageException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
{
    // What a drill waited for did not happen, or the host answered what it must not.
    Console.Error.WriteLine(failure.Message);
    return 1;
}

static async Task<bool> OnAzureAsync(Func<Emulator, Task<bool>> drill)
{
    var (emulator, absent) = await Emulator.StartAsync();
    await using var running = emulator ?? throw new DrillUsageException(absent!);
    return await drill(running);
}
