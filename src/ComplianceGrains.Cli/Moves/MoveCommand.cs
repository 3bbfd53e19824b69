using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Cli.Histories;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Storage.Azure;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Files.Moves;
using ComplianceGrains.Storage.Sqlite;
using NodaTime;

namespace ComplianceGrains.Cli.Moves;

/// <summary><c>compliance move --data DIR [--anchors DIR] [--cells N]</c>: all that a data folder holds goes on in a store on Azure, which is named as for the host.</summary>
internal static class MoveCommand
{
    private const int UsualCells = 16;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data folder of a host that was stopped. Its folder of keys stays where it is: name it in Storage:Secrets.", Required = true };
        var anchors = new Option<string?>("--anchors") { Description = "Where the copies of what was signed are kept; else beside the data folder." };
        var cells = new Option<int>("--cells") { Description = "How many cells the store gets, 1 to 256.", DefaultValueFactory = _ => UsualCells };
        var command = new Command("move", "Move a data folder into a new store on Azure (Storage__Tables, Storage__Keys and Storage__Blobs say where). Call it again if it was interrupted.") { data, anchors, cells };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(data), parsed.GetValue(anchors), parsed.GetValue(cells), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string? anchors, int cells, CancellationToken cancellation)
    {
        try
        {
            var begun = SystemClock.Instance.GetCurrentInstant();
            var places = new AzurePlaces(Place("Tables"), Place("Keys"), Place("Blobs"));
            using var held = Hold(data);
            var content = await ContentAsync(data, cancellation);
            using var source = SqliteHistory.Open(data);
            var key = await Movable.KeyAsync(data, source, cancellation);
            var store = await AzureStore.OpenForMoveAsync(places, cells, key, MovedFolder.Whereto(data) is not null, cancellation);
            if (await store.BeginMoveAsync(content, cancellation))
                Console.Out.WriteLine("The data folder is not as it was when it was moved into this store before and that was interrupted. What lay there of it was taken away, and everything is moved again.");
            var outside = anchors ?? AnchorFolder.Beside(data);
            await new FolderMove(source, store).RunAsync(outside, key, cancellation);
            if (await SameStore.DifferencesAsync(source, store.AtRest(), cancellation) is { Count: > 0 } differences)
                return NotMoved(differences);
            var report = await VerifyCommand.ReportAsync(data, null, store.AtRest(), cancellation);
            if (!report.IsValid)
                return NotMoved([.. report.Faults.Select(fault => fault.ToString())]);
            // First this: at no moment two hosts may start.
            MovedFolder.Mark(data, $"a store on Azure, since {begun}");
            using (var copy = new AnchorFolder(outside, key))
                MovedFolder.Mark(copy.Place, $"a store on Azure, since {begun}");
            await store.EndMoveAsync(key, cancellation);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Moved {data} in {(SystemClock.Instance.GetCurrentInstant() - begun).TotalSeconds:0.0} s: {report.Actors} actors with {report.Decisions} decisions and {report.Logs.Count} logs are there and read the same; every hash, signature and sealed value holds. Start hosts with Storage__Kind=azure and Storage__Secrets={data}; none starts on the folder any more. Keep it until you have a backup of the store."));
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or EvidenceFormatException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(failure.Message);
            return ExitCode.CouldNotBeDone;
        }
    }

    private static int NotMoved(IReadOnlyList<string> why)
    {
        foreach (var one in why)
            Console.Error.WriteLine(one);
        Console.Error.WriteLine("Nothing was moved: the folder goes on as it was, and no host starts on the store. Mend what is named and call this again, or give the next attempt a store of its own.");
        return ExitCode.NotFine;
    }

    private static string Place(string name) => Environment.GetEnvironmentVariable($"Storage__{name}") is { Length: > 0 } place
        ? place
        : throw new InvalidDataException($"Storage__{name} is not set. Give Storage__Tables, Storage__Keys and Storage__Blobs as for the host: https addresses, or connection strings.");

    /// <summary>What the databases hold, as one word: a host that worked on the folder since leaves them otherwise.</summary>
    private static async Task<string> ContentAsync(string data, CancellationToken cancellation)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(data, "*.db*").Where(path => !path.EndsWith("-shm", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("cache.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(path);
            all.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(path)}\n"));
            all.AppendData(await SHA256.HashDataAsync(file, cancellation));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>The lock of a host: nobody writes while this reads.</summary>
    private static FileStream Hold(string data)
    {
        if (!File.Exists(Path.Combine(data, "compliance.db")))
            throw new FileNotFoundException($"There is no compliance.db in {data}: name a data folder with --data.");
        try
        {
            return new FileStream(Path.Combine(data, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new IOException($"A host works on {data}. Stop it first.", failure);
        }
    }
}
