from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('motions', '0003_search_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='retrieval',
            name='text_sha256',
            field=models.CharField(blank=True, default='', help_text='Een tekst die in een nieuwere versie terugkomt, krijgt geen nieuwe rij.', max_length=64, verbose_name='sha256 van de gelezen tekst'),
        ),
        migrations.AlterField(
            model_name='retrieval',
            name='state',
            field=models.CharField(choices=[('planned', 'wordt nog opgehaald'), ('kept', 'bewaard, de tekst komt uit de officiële XML'), ('read', 'gelezen'), ('doubtful', 'gelezen, maar twijfelachtig'), ('failed', 'niet gelukt')], default='planned', max_length=10, verbose_name='toestand'),
        ),
    ]
