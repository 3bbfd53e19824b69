namespace ComplianceGrains.Evidence.Tests;

/// <summary>Whichever file a byte was changed in, the report names that file.</summary>
public class OneChangedByte
{
    [Fact]
    public async Task Is_named_by_its_file_wherever_it_is()
    {
        var firm = Histories.Rich();
        var zip = await firm.WriteAsync(Histories.Export(firm));
        var random = new Random(20261123);
        foreach (var (path, bytes) in new UnpackedPackage(zip).Files.Where(file => file.Value.Length > 0))
            for (var i = 0; i < Samples.Of(5); i++)
            {
                var changed = (byte[])bytes.Clone();
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(7));
                var package = new UnpackedPackage(zip);
                package.Files[path] = changed;
                var report = firm.Verify(package.Zipped());
                Assert.False(report.IsValid, path);
                Assert.Contains(path, $"{report.Where} {report.Message}", StringComparison.Ordinal);
            }
    }
}
