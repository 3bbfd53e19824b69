namespace ComplianceGrains.Evidence.Tests;

/// <summary>The commands in the package's own README, run by a shell.</summary>
public class StandardTools
{
    [SkippableFact]
    public async Task The_commands_of_the_README_check_integrity_seal_and_a_leaf()
    {
        Shell.Needs("sha256sum openssl jq xxd base64 sed grep");
        var firm = Histories.Small();
        firm.Decide("de", "a");
        var package = new UnpackedPackage(await Histories.ExportSmallAsync(firm));
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var (path, bytes) in package.Files)
            {
                var file = Path.Combine(folder.FullName, package.Folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, bytes);
            }
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "trust.vkey"), firm.Trust.ToString());
            var commands = package["data/README.txt"].Split('\n').Where(l => l.StartsWith("grep", StringComparison.Ordinal) || l.StartsWith("sed", StringComparison.Ordinal)
                || l.StartsWith("openssl", StringComparison.Ordinal) || l.StartsWith("jq", StringComparison.Ordinal)).Prepend("sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt");
            var script = string.Join('\n', commands).Replace("JURISDICTION", "de", StringComparison.Ordinal).Replace("INDEX", "0", StringComparison.Ordinal);
            var (code, output) = Shell.Run(Path.Combine(folder.FullName, package.Folder), "set -e -o pipefail\n" + script);
            Assert.True(code == 0, output);
            Assert.Contains("Verified OK", output, StringComparison.Ordinal);
            var tags = Digest.Sha256(package.Files["tagmanifest-sha256.txt"]).ToHex();
            Assert.Contains($"{tags}\n{tags}  tagmanifest-sha256.txt", output, StringComparison.Ordinal);
            Assert.Contains(firm.Decisions("de").Entries[0].Leaf.ToHex(), output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
