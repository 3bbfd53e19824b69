namespace ComplianceGrains.Evidence.Tests;

public class FiguresCanBeMeasured
{
    [Fact]
    public async Task Writing_and_verifying_a_thousand_records_gives_figures()
    {
        var path = Path.GetTempFileName();
        try
        {
            var (figures, _) = await VerifierFigures.MeasureAsync(1000, 9, path);
            Assert.Equal(("VALID", 9004L), (figures.Verdict, figures.Disclosed));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
