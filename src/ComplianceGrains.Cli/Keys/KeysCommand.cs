using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Storage.Azure.Silos;
using ComplianceGrains.Storage.Files.Moves;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Cli.Keys;

/// <summary><c>compliance keys rotate signing|root --data DIR</c>: another key takes the place of one that lies in a file.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "The signing key and the root key of a host whose keys are files.") { Rotate() };

    private static Command Rotate()
    {
        var which = new Argument<string>("key") { Description = "signing or root." };
        which.AcceptOnlyFromAmong("signing", "root");
        var data = new Option<string>("--data") { Description = "The data folder, or the folder of Storage:Secrets.", Required = true };
        var tables = new Option<string?>("--tables") { Description = "Of a store on Azure: where its tables are, as in Storage:Tables; else the variable Storage__Tables. It is looked whether a silo works there." };
        var command = new Command("rotate", "Have another key take the place of the present one; each call does what can be done now and says what comes next.") { which, data, tables };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var folder = parsed.GetRequiredValue(data);
                return parsed.GetRequiredValue(which) == "root"
                    ? await RootAsync(folder, parsed.GetValue(tables) ?? Environment.GetEnvironmentVariable("Storage__Tables"), cancellation)
                    : Signing(new KeyFolder(folder));
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or CryptographicException)
            {
                Console.Error.WriteLine(failure.Message);
                return ExitCode.CouldNotBeDone;
            }
        });
        return command;
    }

    /// <summary>The host wraps again when it starts: nobody else may work on the store meanwhile, and it is the one that nobody works beside.</summary>
    private static async Task<int> RootAsync(string data, string? tables, CancellationToken cancellation)
    {
        var folder = new KeyFolder(data);
        Present(folder.Root);
        await RefuseBesideSilosAsync(folder, data, tables, cancellation);
        if (!File.Exists(folder.NextRoot))
            PrivateFile.Write(folder.NextRoot, RandomNumberGenerator.GetBytes(32));
        Console.Out.WriteLine(
            "Another root key is there. No host may be running on this store now: one that goes on would wrap new keys under the root key that is going. Start one: it wraps all keys under the other before anything else, and the present root key is gone. Then start the others and make a backup; of one from before, keep the keys apart or destroy them.");
        return ExitCode.Fine;
    }

    /// <summary>A folder without databases is the keys of a store elsewhere. Where it is its own, the lock of the data folder keeps a second host away.</summary>
    private static async Task RefuseBesideSilosAsync(KeyFolder folder, string data, string? tables, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(tables))
        {
            if (!File.Exists(Path.Combine(data, "compliance.db")) || MovedFolder.Whereto(data) is not null)
                throw new InvalidDataException($"{data} holds the keys of a store elsewhere. Name its tables with --tables (or Storage__Tables), so that it can be seen whether a silo works on it: one that goes on would wrap new keys under the root key that is going.");
            return;
        }

        Present(folder.Signing);
        using var signing = SigningKey.FromPem(await File.ReadAllTextAsync(folder.Signing, cancellation));
        var own = folder.FirstOf(signing.Id);
        var silos = await LiveSilos.InAsync(tables, cancellation);
        // Silos of another store would be none of this one's.
        if ((silos is null ? null : await silos.KeyAsync(cancellation)) is var begun && begun != own)
            throw new InvalidDataException($"The tables that --tables (or Storage__Tables) names are of {(begun is null ? "no store that was begun" : $"a store that was begun with the signing key {begun}")}, and the keys in {data} are of one that was begun with {own}. Name the tables of that store; for a data folder with databases of its own name none.");
        if (await silos!.OthersAsync(cancellation: cancellation) is { Count: > 0 } alive)
            throw new IOException($"Silos work on this store: {string.Join(", ", alive)}. One that goes on would wrap new keys under the root key that is going. Stop every silo, then call this again.");
    }

    private static int Signing(KeyFolder folder)
    {
        Present(folder.Signing);
        using var present = SigningKey.FromPem(File.ReadAllText(folder.Signing));
        if (!File.Exists(folder.NextSigning))
        {
            using var made = SigningKey.Create();
            PrivateFile.Write(folder.NextSigning, Encoding.ASCII.GetBytes(made.ToPem()));
            Console.Out.WriteLine(
                $"The signing key {made.Id} is there and signs nothing yet. Restart the host (every silo): it states the key in each lifecycle log, under heads that {present.Id} signs. Then call this again.");
            return ExitCode.Fine;
        }

        using var next = SigningKey.FromPem(File.ReadAllText(folder.NextSigning));
        if (folder.Stated != next.Id)
        {
            Console.Error.WriteLine($"The signing key {next.Id} is not stated in every lifecycle log yet, and {present.Id} goes on signing. Start the host, wait until it is ready and nothing waits to be signed, and call this again.");
            return ExitCode.NotFine;
        }

        folder.UseNextSigning(present.PublicKey("signing").ToString());
        Console.Out.WriteLine(
            $"{next.Id} signs from the next start on; {present.Id} is gone, and its public key stays in every trust file. Stop every host on this store and start it again; then make a backup, and give supervisors and witnesses the new trust files (GET /v1/ledgers/…/vkey).");
        return ExitCode.Fine;
    }

    private static void Present(string file)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"There is no {file}. Name the data folder with --data; where a vault holds the keys, name their versions in the settings of Keys.");
    }
}
